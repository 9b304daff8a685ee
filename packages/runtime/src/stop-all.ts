import { setTimeout } from 'node:timers/promises';
import type { Logger } from './logger.ts';

export type Started = Readonly<{ name: string; stop: () => unknown }>;

type Options = Readonly<{ climbed: Promise<void>; started: Started[]; log: Logger; graceMs: number }>;

/** Stops what was started, last first, also the step that was just starting. False if not all of it stopped cleanly in time. */
export const stopAll = async ({ climbed, started, log, graceMs }: Options): Promise<boolean> => {
  const inTime = new AbortController();
  const tooLate = setTimeout(graceMs, false, { signal: inTime.signal }).catch(() => false);
  const clean = await Promise.race([climbed.then(() => descend(started, log)), tooLate]);
  inTime.abort();
  const hanging = started.at(-1);
  if (hanging) log.error('A part of this process did not stop in time', { step: hanging.name });
  return clean;
};

// The step being stopped stays in the list until it has, so that a late one can be named.
const descend = async (started: Started[], log: Logger): Promise<boolean> => {
  let clean = true;
  for (let step = started.at(-1); step; step = started.at(-1)) {
    try {
      await step.stop();
    } catch (error) {
      clean = false;
      log.error('A part of this process did not stop cleanly', { step: step.name, error });
    }
    started.pop();
  }
  return clean;
};

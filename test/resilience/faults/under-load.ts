import { setTimeout as pause } from 'node:timers/promises';
import type { Violation } from '@handoff/testkit/history';
import type { Lab } from '../lab/lab.ts';
import { brokenPromises } from '../checks/broken-promises.ts';
import { allReady } from '../lab/processes.ts';
import type { Fault } from './fault.ts';

/** How often each fault was witnessed, and what was promised and not kept. */
export type Outcome = Readonly<{ witnessed: ReadonlyMap<Fault, number>; broken: readonly Violation[] }>;

/** So many that every place on the way is busy, so few that healing and not the backlog is what takes time. */
const mostUnderWay = 8;
const beforehandMs = 2_000;
const betweenMs = 250;

const drainedWithinMs = 90_000;

/**
 * People come before, during and after the faults. The time runs from the moment the last one is mended: services come
 * back, who was not taken is taken, and all come to the end within 90 s of it.
 */
export const underLoad = async (lab: Lab, faults: readonly Fault[]): Promise<Outcome> => {
  const over = new AbortController();
  const coming = keepComing(lab, over.signal);
  const witnessed = new Map<Fault, number>();
  await pause(beforehandMs);
  let mendedAt = performance.now();
  const left = (): number => Math.max(1, drainedWithinMs - (performance.now() - mendedAt));
  try {
    for (const fault of faults) {
      witnessed.set(fault, await fault.inject(lab));
      mendedAt = performance.now();
      await allReady(lab, left());
    }
  } finally {
    over.abort();
  }
  await coming;
  return { witnessed, broken: await brokenPromises(lab, left()) };
};

/** Nobody waits for the one before: who can't be taken just now is sent again until they are. */
const keepComing = async ({ load }: Lab, over: AbortSignal): Promise<void> => {
  const people: Promise<void>[] = [];
  while (!over.aborted) {
    if (load.underWay() < mostUnderWay) people.push(load.submit(1));
    await pause(betweenMs);
  }
  await Promise.all(people);
};

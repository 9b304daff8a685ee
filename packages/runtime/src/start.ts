import type { Logger } from './logger.ts';
import { type Started, stopAll } from './stop-all.ts';
import { type System, thisProcess } from './system.ts';

type Dead = (error: unknown) => void;

/**
 * One part of a process. What `start` returns stops it again; `dead` says that it is gone for good while running;
 * `stopping` is aborted when the process ends, for a start that may have to wait.
 */
export type Step = Readonly<{ name: string; start: (dead: Dead, stopping: AbortSignal) => unknown }>;

export type Running = Readonly<{ stop: () => Promise<void>; dead: Dead }>;

type Options = Readonly<{
  name: string;
  steps: readonly Step[];
  log: Logger;
  graceMs?: number;
  system?: System;
}>;

/**
 * Starts the steps in order and stops them in reverse, within `graceMs`, on SIGTERM or SIGINT. A step that fails to
 * start or dies later ends the process with exit code 1: whoever supervises it starts it anew.
 */
export const start = async ({
  name,
  steps,
  log,
  graceMs = 10_000,
  system = thisProcess,
}: Options): Promise<Running> => {
  const started: Started[] = [];
  const stopping = new AbortController();
  let ending: Promise<void> | undefined;

  const end = (code: number): Promise<void> => {
    stopping.abort();
    ending ??= stopAll({ climbed, started, log, graceMs }).then((clean) => system.exit(clean ? code : 1));
    return ending;
  };
  const dead: Dead = (error) => {
    log.error('A part of this process is gone for good', { error });
    void end(1);
  };
  const climb = async () => {
    for (const step of steps) {
      if (ending) return;
      try {
        const stop = await step.start(dead, stopping.signal);
        if (typeof stop === 'function') started.push({ name: step.name, stop: stop as Started['stop'] });
      } catch (error) {
        log.error('This process could not start', { step: step.name, error });
        void end(1);
        return;
      }
    }
    log.info('Started', { count: steps.length });
  };

  system.setTitle(name);
  system.onUncaught(dead);
  system.onSignal((signal) => {
    log.info('Stopping', { signal });
    void end(0);
  });
  const climbed = Promise.resolve().then(climb);
  await climbed;
  await ending;
  return { stop: () => end(0), dead };
};

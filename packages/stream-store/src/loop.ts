import type { LocalTime } from './local-time.ts';

type LoopParts = Readonly<{
  run: () => Promise<unknown>;
  pauseMs: () => number;
  time: LocalTime;
  onFailure: (error: unknown) => void;
}>;

/** Runs, pauses, runs again until stopped. One failed turn never ends it. */
export const createLoop = ({ run, pauseMs, time, onFailure }: LoopParts) => {
  let stopping = new AbortController();
  let running: Promise<void> | undefined;

  const turns = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      await run().catch(onFailure);
      await time.sleep(pauseMs(), signal);
    }
  };

  return {
    start: (): void => {
      if (running) return;
      stopping = new AbortController();
      running = turns(stopping.signal);
    },
    stop: async (): Promise<void> => {
      stopping.abort();
      await running;
      running = undefined;
    },
  };
};

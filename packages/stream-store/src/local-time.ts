import { setTimeout as wait } from 'node:timers/promises';

/** A process's own stopwatch. It says how long, never what time it is. */
export type LocalTime = {
  /** Milliseconds since some fixed moment, monotonic. */
  elapsed: () => number;
  /** Ends early, without an error, when `signal` is aborted. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

export const localTime: LocalTime = {
  elapsed: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await wait(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  },
};

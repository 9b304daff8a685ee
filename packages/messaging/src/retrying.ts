import { setTimeout as wait } from 'node:timers/promises';
import { isTransient as byProperty, type IsTransient } from './transient.ts';

export type RetryPolicy = Readonly<{
  /** Pauses between attempts; their sum must stay well under the broker's session timeout (10 s). */
  delaysMs?: readonly number[];
  isTransient?: IsTransient;
  sleep?: (ms: number) => Promise<void>;
}>;

const defaults = [50, 100, 200, 400, 800, 1600];
const longestMs = 5_000;

/** Tries again only what is worth it, and says between attempts that this consumer lives. */
export const createRetrying = ({
  delaysMs = defaults,
  isTransient = byProperty,
  sleep = (ms) => wait(ms),
}: RetryPolicy = {}) => {
  const total = delaysMs.reduce((sum, ms) => sum + ms, 0);
  if (total > longestMs) throw new RangeError(`retries of ${total} ms would outlast the session timeout`);

  return async <Result>(attempt: () => Promise<Result>, heartbeat?: () => Promise<void>): Promise<Result> => {
    for (const delay of delaysMs) {
      try {
        return await attempt();
      } catch (error) {
        if (!isTransient(error)) throw error;
      }
      await sleep(delay);
      await heartbeat?.();
    }
    return attempt();
  };
};

export type Retrying = ReturnType<typeof createRetrying>;

import { setTimeout as wait } from 'node:timers/promises';

/** Waits, but not past the end: the signal cuts it short by throwing its reason. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  wait(milliseconds, undefined, { signal });

const longest = 2 ** 31 - 1;

/** Until the process is told to stop; the timer keeps it alive so long. */
export const untilStopped = (signal: AbortSignal): Promise<void> =>
  wait(longest, undefined, { signal }).catch(() => undefined);

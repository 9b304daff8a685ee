import type { DatabaseClock } from '../database-clock.ts';
import type { LocalTime } from '../local-time.ts';

type Sleeper = { until: number; wake: () => void };

/**
 * Time that stands still until it is told to pass: the database's own time, the business time shifted from it,
 * and every process's stopwatch. No real timer runs.
 */
export const virtualTime = (startsAt = '2026-09-01T08:00:00.000Z') => {
  const start = Date.parse(startsAt);
  let elapsed = 0;
  let offsetMs = 0;
  let sleepers: Sleeper[] = [];

  const clock: DatabaseClock = {
    now: () => new Date(start + elapsed + offsetMs).toISOString(),
    offsetMs: () => offsetMs,
  };

  const local: LocalTime = {
    elapsed: () => elapsed,
    sleep: (ms, signal) =>
      new Promise<void>((wake) => {
        if (ms <= 0 || signal?.aborted) return wake();
        sleepers.push({ until: elapsed + ms, wake });
        signal?.addEventListener('abort', () => wake(), { once: true });
      }),
  };

  const wakeDue = (): void => {
    if (!sleepers.some(({ until }) => until <= elapsed)) return;
    const due = sleepers.filter(({ until }) => until <= elapsed);
    sleepers = sleepers.filter(({ until }) => until > elapsed);
    due.sort((a, b) => a.until - b.until).forEach(({ wake }) => wake());
  };

  return {
    clock,
    local,
    /** The database's own time, which leases run on. */
    serverNow: (): Date => new Date(start + elapsed),
    /** Lets time pass, and wakes who slept until then. */
    elapse: (ms: number): void => {
      elapsed += ms;
      wakeDue();
    },
    /** Shifts business time alone, as a sandbox does. */
    travel: (ms: number): void => {
      offsetMs += ms;
    },
  };
};

export type VirtualTime = ReturnType<typeof virtualTime>;

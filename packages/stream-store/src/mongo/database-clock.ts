import { refuse } from '@handoff/decider';
import type { Connection } from 'mongoose';
import type { DatabaseClock } from '../database-clock.ts';
import { type LocalTime, localTime } from '../local-time.ts';
import { createLoop } from '../loop.ts';
import { createTimeWindow } from '../time-window.ts';
import { reaching } from './failures.ts';

export type MongoClock = DatabaseClock & {
  /** Reads the database's time and the offset again. */
  resync: () => Promise<void>;
  /** Sandbox only: moves business time forward, for every process on this database. */
  advance: (ms: number) => Promise<void>;
  stop: () => Promise<void>;
};

export type DatabaseClockOptions = Readonly<{
  sandbox?: boolean;
  resyncEveryMs?: number;
  time?: LocalTime;
  onFailure?: (error: unknown) => void;
}>;

type ClockDocument = { _id: string; offsetMs: number };

const id = 'business-time';

const checkTravel = (sandbox: boolean, ms: number): void => {
  if (!sandbox)
    refuse('not-a-sandbox', {
      reason: 'Here the time is the real one; deadlines of real people hang on it.',
      mend: 'Move the time of a sandbox, which is started as one.',
    });
  if (!Number.isFinite(ms) || ms < 0)
    refuse('time-runs-forward', {
      reason: 'Time can be moved forward only: what happened after an event must not be dated before it.',
      mend: 'Give the milliseconds to move forward by, 0 or more; for an earlier date start an empty sandbox.',
    });
};

/**
 * Reads the database's `$$NOW` and counts on from it with the process's own stopwatch, never its wall clock.
 * An offset once stored counts for every process on the database: events must not jump back in time.
 */
export const databaseClock = async (
  { db }: Connection,
  {
    sandbox = false,
    resyncEveryMs = 5_000,
    time = localTime,
    onFailure = () => undefined,
  }: DatabaseClockOptions = {},
): Promise<MongoClock> => {
  if (!db) throw new Error('The connection is not open: await connection.asPromise() first.');
  const collection = db.collection<ClockDocument>('clock', {
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    timeoutMS: 10_000,
  });
  const window = createTimeWindow();
  let offsetMs = 0;
  let last = 0;

  const read = async (): Promise<void> => {
    const asked = time.elapsed();
    const [reading] = await collection
      .aggregate<{ said: Date; offsetMs: number }>([
        { $match: { _id: id } },
        { $project: { said: '$$NOW', offsetMs: 1 } },
      ])
      .toArray();
    if (!reading) throw new Error('The document of the database clock is gone.');
    window.learn({ asked, answered: time.elapsed(), said: reading.said.getTime() });
    offsetMs = reading.offsetMs;
  };
  const resync = () => reaching(read);

  await reaching(() =>
    collection.updateOne({ _id: id }, { $setOnInsert: { offsetMs: 0 } }, { upsert: true }),
  );
  await resync();
  const loop = createLoop({ run: resync, pauseMs: () => resyncEveryMs, time, onFailure });
  loop.start();

  return {
    now: () => {
      last = Math.max(last, Math.round(time.elapsed() + window.ahead() + offsetMs));
      return new Date(last).toISOString();
    },
    offsetMs: () => offsetMs,
    resync,
    advance: async (ms) => {
      checkTravel(sandbox, ms);
      await reaching(() => collection.updateOne({ _id: id }, { $inc: { offsetMs: ms } }));
      await resync();
    },
    stop: loop.stop,
  };
};

import type { DatabaseClock } from '../database-clock.ts';
import type { Waiting } from '../stream-store.ts';
import { dueBy, type StreamCollection } from './stream-collection.ts';

const since = (then: Date | undefined, now: number): number =>
  then === undefined ? 0 : Math.max(0, now - then.getTime());

/** By the two partial indexes alone, and by this process's estimate of the database's time. */
export const waiting = async (collection: StreamCollection, clock: DatabaseClock): Promise<Waiting> => {
  const now = Date.parse(clock.now());
  const isDue = dueBy(now);
  const earliest = (filter: object, by: 'pendingSince' | 'dueAt') =>
    collection.findOne(filter, { sort: { [by]: 1 }, projection: { [by]: 1 } });
  const [unpublished, oldest, due, latest] = await Promise.all([
    collection.countDocuments({ pending: true }),
    earliest({ pending: true }, 'pendingSince'),
    collection.countDocuments(isDue),
    earliest(isDue, 'dueAt'),
  ]);
  return {
    unpublished,
    unpublishedMs: since(oldest?.pendingSince, now - clock.offsetMs()),
    due,
    dueMs: since(latest?.dueAt, now),
  };
};

import { bodiesOf } from '../bodies.ts';
import { handledKept } from '../stream-document.ts';
import { type Change, Conflict } from '../stream-store.ts';
import { isDuplicateKey } from './failures.ts';
import { exactly, type StreamCollection } from './stream-collection.ts';

export const onlyHandled = { version: 0, published: 0, pending: false, fold: 0, state: null, events: [] };

export const clockOf = (dueAt: Change['dueAt']): { $set?: { dueAt: Date }; $unset?: Record<string, ''> } => {
  if (dueAt === undefined) return {};
  return dueAt === null
    ? { $unset: { dueAt: '', dueLease: '' } }
    : { $set: { dueAt }, $unset: { dueLease: '' } };
};

const updateOf = (version: number, { events, handled, snapshot, dueAt }: Change, now: Date) => {
  const clock = clockOf(dueAt);
  const remember = { handled: { $each: [handled], $slice: -handledKept } };
  if (events.length === 0) return { ...clock, $push: remember, $setOnInsert: onlyHandled };
  return {
    ...clock,
    $set: { ...clock.$set, ...snapshot, version: version + events.length, pending: true },
    $push: { ...remember, events: { $each: events }, bodies: { $each: bodiesOf(events, [handled]) } },
    // The oldest counts: a stream that is written to all the time must not look as if it never waited.
    $min: { pendingSince: now },
    $setOnInsert: { published: 0 },
  };
};

/**
 * One compare-and-set. For version 0 it is an upsert: where the stream exists at another version, that tries to
 * insert it a second time and meets the duplicate key. The condition on `handled` keeps two processes that
 * answer the same command at once from both being heard, also when the answer moves no version. `now` is the database's
 * own time as this process estimates it: an update of this kind can't ask for it and keep the earlier one.
 */
export const append = async (
  collection: StreamCollection,
  id: string,
  expectedVersion: number,
  change: Change,
  now: Date,
): Promise<void> => {
  const filter = {
    _id: exactly(id),
    version: expectedVersion,
    'handled.causation': { $ne: change.handled.causation },
  };
  try {
    const update = updateOf(expectedVersion, change, now);
    const result = await collection.updateOne(filter, update as object, { upsert: expectedVersion === 0 });
    if (result.matchedCount + result.upsertedCount === 1) return;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  throw new Conflict(id, expectedVersion);
};

import { bodiesOf } from '../bodies.ts';
import { handledKept } from '../stream-document.ts';
import { Conflict, type Rejoining } from '../stream-store.ts';
import { clockOf, onlyHandled } from './append.ts';
import { isDuplicateKey } from './failures.ts';
import { exactly, type StreamCollection } from './stream-collection.ts';

const updateOf = (version: number, { events, handled, snapshot, dueAt }: Rejoining) => {
  const answers = { handled: { $each: handled, $slice: -handledKept } };
  if (events.length === 0) return { $push: answers, $setOnInsert: onlyHandled };
  const reached = version + events.length;
  const clock = clockOf(dueAt);
  return {
    $set: { ...clock.$set, ...snapshot, version: reached, published: reached, pending: false },
    $unset: { ...clock.$unset, pendingSince: '', lease: '' },
    $push: { ...answers, events: { $each: events }, bodies: { $each: bodiesOf(events, handled) } },
  };
};

/** One compare-and-set, as an append is; but all of it is published already. */
export const rejoin = async (
  collection: StreamCollection,
  id: string,
  expectedVersion: number,
  rejoining: Rejoining,
): Promise<void> => {
  const filter = { _id: exactly(id), version: expectedVersion };
  try {
    const update = updateOf(expectedVersion, rejoining);
    const result = await collection.updateOne(filter, update as object, { upsert: expectedVersion === 0 });
    if (result.matchedCount + result.upsertedCount === 1) return;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  throw new Conflict(id, expectedVersion);
};

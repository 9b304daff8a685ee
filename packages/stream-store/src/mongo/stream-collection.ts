import type { Connection, mongo } from 'mongoose';
import type { StreamDocument } from '../stream-document.ts';

export type StreamCollection = mongo.Collection<StreamDocument>;

/**
 * Every write waits for a majority and its journal; every read is of what a majority has, so that nothing is
 * published or answered that a failover could still take back.
 */
export const streamCollection = async (
  { db }: Connection,
  name: string,
  timeoutMS: number,
): Promise<StreamCollection> => {
  if (!db) throw new Error('The connection is not open: await connection.asPromise() first.');
  const collection: StreamCollection = db.collection(name, {
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    ignoreUndefined: true,
    timeoutMS,
  });
  // Partial: they hold the few streams that wait for something, however many there are.
  await collection.createIndex({ pendingSince: 1 }, { partialFilterExpression: { pending: true } });
  await collection.createIndex({ dueAt: 1 }, { name: 'due', partialFilterExpression: { dueAt: ever } });
  return collection;
};

/**
 * With a bound from below, by which also servers that reason little about `$exists` see that the partial index holds
 * all that is due: without it a look each second reads every stream there is.
 */
const ever = { $gt: new Date(0) };
export const dueBy = (time: number) => ({ dueAt: { ...ever, $lte: new Date(time) } });

/** Types do not hold at run time: an object here would be a query operator. */
export const exactly = (id: string): { $eq: string } => {
  if (typeof id !== 'string' || id === '') throw new TypeError('A stream id is a string that is not empty.');
  return { $eq: id };
};

import type { Connection } from 'mongoose';
import type { DatabaseClock } from '../database-clock.ts';
import type { StreamStore } from '../stream-store.ts';
import { append } from './append.ts';
import { claimDue, claimPending } from './claims.ts';
import { reaching } from './failures.ts';
import { forget } from './forget.ts';
import { rejoin } from './rejoin.ts';
import { everyStream } from './every-stream.ts';
import { exactly, streamCollection } from './stream-collection.ts';
import { waiting } from './waiting.ts';

export type OpenStreams = Readonly<{
  connection: Connection;
  collection: string;
  clock: DatabaseClock;
  /** No call waits longer for the database than this. */
  timeoutMs?: number;
}>;

const eventsAfter = (sequence: number | string) => ({
  events: { $filter: { input: '$events', as: 'event', cond: { $gt: ['$$event.sequence', sequence] } } },
});

/** What is left was stored after what is marked here was read: it has waited since now at most. */
const marked = (to: number) => [
  { $set: { published: to, pending: { $gt: ['$version', to] } } },
  { $set: { pendingSince: { $cond: ['$pending', '$$NOW', '$$REMOVE'] } } },
  { $unset: ['lease'] },
];

const serverNow = (clock: DatabaseClock): Date => new Date(Date.parse(clock.now()) - clock.offsetMs());

/** The streams of one type, in one collection of the service's own database. */
export const openStreams = async ({
  connection,
  collection: name,
  clock,
  timeoutMs = 10_000,
}: OpenStreams): Promise<StreamStore> => {
  const collection = await reaching(() => streamCollection(connection, name, timeoutMs));

  return {
    load: (id) => reaching(async () => (await collection.findOne({ _id: exactly(id) })) ?? undefined),

    append: (id, expectedVersion, change) =>
      reaching(() => append(collection, id, expectedVersion, change, serverNow(clock))),

    tail: (id, after) =>
      reaching(async () => {
        const projection = eventsAfter(after);
        return (await collection.findOne({ _id: exactly(id) }, { projection }))?.events ?? [];
      }),

    all: () => everyStream(collection),

    page: (after, limit) =>
      reaching(async () => {
        const found = collection.find({ _id: { $gt: after } }, { projection: { events: 1 } });
        const read = await found.sort({ _id: 1 }).limit(limit).toArray();
        return read.map(({ _id: id, events }) => ({ id, events }));
      }),

    outbox: (id) =>
      reaching(async () => {
        const projection = { published: 1, ...eventsAfter('$published') };
        const document = await collection.findOne({ _id: exactly(id) }, { projection });
        return { published: document?.published ?? 0, events: document?.events ?? [] };
      }),

    markPublished: (id, from, to, fence) =>
      reaching(async () => {
        const { matchedCount } = await collection.updateOne(
          {
            _id: exactly(id),
            // A range, not `from` alone: who sent up to 7 may say so also when another has marked 6 meanwhile.
            published: { $gte: from, $lt: to },
            version: { $gte: to },
            ...(fence === undefined ? {} : { fence }),
          },
          marked(to),
        );
        return matchedCount === 1;
      }),

    claimPending: (request) => reaching(() => claimPending(collection, request)),
    claimDue: (request) => reaching(() => claimDue(collection, request, clock)),
    backlog: () => reaching(() => collection.countDocuments({ pending: true })),
    waiting: () => reaching(() => waiting(collection, clock)),
    rejoin: (id, expectedVersion, rejoining) =>
      reaching(() => rejoin(collection, id, expectedVersion, rejoining)),
    forget: (id, version) => reaching(() => forget(collection, id, version)),
  };
};

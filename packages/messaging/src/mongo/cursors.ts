import type { Connection } from 'mongoose';
import type { Cursor, Cursors } from '../cursors.ts';
import { createLane } from '../lane.ts';
import { marked } from './outage.ts';

type CursorDocument = { _id: string; sequence: number; eventId: string };

/**
 * One small document a consumer and stream, and one a consumer and partition. A cursor that a failover takes back is
 * no harm, but a place is compared with the broker: one that is taken back would look like a database put back. So
 * writes wait for a majority.
 */
export const mongoCursors = (connection: Connection, collection = 'cursors'): Cursors => {
  const documents = () => connection.collection<CursorDocument>(collection);
  const place = (consumer: string, stream: string) => `${consumer}|${stream}`;

  const forward = (consumer: string, stream: string, { sequence, eventId }: Cursor) => ({
    updateOne: {
      filter: { _id: place(consumer, stream) },
      // A pipeline update decides on the server, so two writers can't take a cursor back.
      update: [
        {
          $set: {
            eventId: { $cond: [{ $gt: [sequence, { $ifNull: ['$sequence', 0] }] }, eventId, '$eventId'] },
            sequence: { $max: [sequence, { $ifNull: ['$sequence', 0] }] },
          },
        },
      ],
      upsert: true,
    },
  });

  // Partitions are handled side by side and end together: what comes while one write is under way shares the next.
  const write = createLane<ReturnType<typeof forward>>({
    deliver: (writes) =>
      marked(async () => {
        await documents().bulkWrite([...writes], { ordered: false, writeConcern: { w: 'majority' } });
      }),
    bytesOf: () => 1,
    maxBytes: 1000,
    worthSplitting: () => false,
  });

  const advanceMany = async (consumer: string, cursors: ReadonlyMap<string, Cursor>) => {
    if (cursors.size === 0) return;
    await write([...cursors].map(([stream, cursor]) => forward(consumer, stream, cursor)));
  };

  const readMany = (consumer: string, streams: readonly string[]) =>
    marked(async () => {
      const ids = streams.map((stream) => place(consumer, stream));
      const found = await documents()
        .find({ _id: { $in: ids } })
        .toArray();
      const skip = consumer.length + 1;
      return new Map(found.map(({ _id, sequence, eventId }) => [_id.slice(skip), { sequence, eventId }]));
    });

  return {
    readMany,
    advanceMany,
    read: async (consumer, stream) => (await readMany(consumer, [stream])).get(stream),
    advance: (consumer, stream, cursor) => advanceMany(consumer, new Map([[stream, cursor]])),
  };
};

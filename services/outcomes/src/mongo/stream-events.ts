import type { Connection } from 'mongoose';
import type { StreamDocument } from '@handoff/stream-store';
import type { ToldEvent } from '../tables/rebuild.ts';

type Told = Pick<StreamDocument, '_id' | 'events'>;

/** Every event of a collection of streams, as their owner keeps them; read in batches, so that memory stays flat. */
export const streamEvents = async function* (
  connection: Connection,
  collection: string,
): AsyncGenerator<ToldEvent> {
  const streams = connection.collection<Told>(collection).find({}, { projection: { events: 1 } });
  for await (const { _id: subject, events } of streams.batchSize(500))
    for (const { id, type, sequence, time, data } of events)
      yield { type, data, origin: { id, subject, sequence, time } };
};

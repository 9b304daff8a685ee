import type { Connection } from 'mongoose';
import {
  type NewParked,
  type Parked,
  type ParkedMessage,
  type ParkedSummary,
  parkedId,
  type Sealing,
} from '../parked.ts';
import { packSealedPart, repackDetail, unpackSealedPart } from '../sealed-part.ts';
import { marked } from './outage.ts';

type MessageDocument = Omit<ParkedSummary, 'id'> & { _id: string; sealed: { buffer: Buffer } | Buffer };

/** The order of a parked stream, and that it is parked at all: one document, so both change in one step. */
type StreamDocument = {
  _id: string;
  consumer: string;
  stream: string;
  since: string;
  entries: string[];
  lease?: { owner: string; until: Date } | null;
};

const duplicateKey = 11000;
const isDuplicate = (error: unknown) => (error as { code?: unknown }).code === duplicateKey;
const bytesOf = (sealed: MessageDocument['sealed']) =>
  Buffer.from(Buffer.isBuffer(sealed) ? sealed : sealed.buffer);

const summaryOf = (document: MessageDocument): ParkedSummary => {
  const { _id: id, sealed: _sealed, ...summary } = document;
  return { id, ...summary };
};

export const mongoParked = (
  connection: Connection,
  { seal, unseal, prefix = 'parked' }: Sealing & { prefix?: string },
): Parked => {
  const messages = () => connection.collection<MessageDocument>(`${prefix}_messages`);
  const streams = () => connection.collection<StreamDocument>(`${prefix}_streams`);
  const place = (consumer: string, stream: string) => `${consumer}|${stream}`;
  const durable = { writeConcern: { w: 'majority', j: true } } as const;

  const documentOf = async (entry: NewParked): Promise<MessageDocument> => {
    const { consumer, stream, delivery, reason } = entry;
    return {
      _id: parkedId(consumer, delivery),
      consumer,
      stream,
      topic: delivery.topic,
      partition: delivery.partition,
      offset: delivery.offset,
      parkedAt: new Date().toISOString(),
      attempts: 0,
      ...(delivery.headers['ce_type'] !== undefined && { type: delivery.headers['ce_type'] }),
      ...(delivery.headers['ce_id'] !== undefined && { eventId: delivery.headers['ce_id'] }),
      ...reason,
      sealed: await seal(packSealedPart(entry)),
    };
  };

  // The message first, its place in the stream second: a place never names a message that isn't there.
  const write = async (entry: NewParked): Promise<string> => {
    const { _id, ...document } = await documentOf(entry);
    await messages().updateOne({ _id }, { $setOnInsert: document }, { upsert: true, ...durable });
    return _id;
  };

  const openUp = async (document: MessageDocument): Promise<ParkedMessage> => ({
    ...summaryOf(document),
    ...unpackSealedPart(await unseal(bytesOf(document.sealed))),
  });

  return {
    add: (entry) =>
      marked(async () => {
        const { consumer, stream } = entry;
        const id = await write(entry);
        const _id = place(consumer, stream);
        try {
          await streams().updateOne(
            { _id, entries: { $ne: id } },
            { $push: { entries: id }, $setOnInsert: { consumer, stream, since: new Date().toISOString() } },
            { upsert: true, ...durable },
          );
        } catch (error) {
          // The document is there and holds this message already: the upsert could only try to insert.
          if (!isDuplicate(error)) throw error;
        }
      }),

    addBehind: (entry) =>
      marked(async () => {
        const id = await write(entry);
        const _id = place(entry.consumer, entry.stream);
        const { matchedCount } = await streams().updateOne({ _id }, { $addToSet: { entries: id } }, durable);
        if (matchedCount === 0) await messages().deleteOne({ _id: id }, durable);
        return matchedCount === 1;
      }),

    parkedStreams: (consumer, wanted) =>
      marked(async () => {
        const ids = wanted?.map((stream) => place(consumer, stream));
        const found = await streams()
          .find(ids ? { _id: { $in: ids } } : { consumer }, { projection: { stream: 1 } })
          .toArray();
        return new Set(found.map(({ stream }) => stream));
      }),

    streams: (consumer) =>
      marked(async () => {
        const found = await streams()
          .find(consumer === undefined ? {} : { consumer })
          .sort({ since: 1 })
          .toArray();
        const heads = found.flatMap(({ entries }) => entries.slice(0, 1));
        const first = await messages()
          .find({ _id: { $in: heads } }, { projection: { code: 1 } })
          .toArray();
        const codes = new Map(first.map(({ _id, code }) => [_id, code]));
        return found.map(({ consumer, stream, since, entries }) => ({
          consumer,
          stream,
          since,
          size: entries.length,
          code: codes.get(entries[0] ?? '') ?? '',
        }));
      }),

    list: (consumer, stream) =>
      marked(async () => {
        const order = (await streams().findOne({ _id: place(consumer, stream) }))?.entries ?? [];
        const found = await messages()
          .find({ _id: { $in: order } }, { projection: { sealed: 0 } })
          .toArray();
        const byId = new Map(found.map((document) => [document._id, document]));
        return order.flatMap((id) => byId.get(id) ?? []).map(summaryOf);
      }),

    show: (id) =>
      marked(async () => {
        const document = await messages().findOne({ _id: id });
        return document ? openUp(document) : undefined;
      }),

    claim: (consumer, stream, { owner, leaseMs }) =>
      marked(async () => {
        const free = [
          { lease: null },
          { 'lease.owner': owner },
          // As numbers: SecantusDB 0.7 finds every stored date equal to $$NOW.
          { $expr: { $lt: [{ $toLong: '$lease.until' }, { $toLong: '$$NOW' }] } },
        ];
        const lease = { owner, until: { $add: ['$$NOW', leaseMs] } };
        const { matchedCount } = await streams().updateOne(
          { _id: place(consumer, stream), $or: free },
          [{ $set: { lease } }],
          durable,
        );
        return matchedCount === 1;
      }),

    release: (consumer, stream, owner) =>
      marked(async () => {
        const mine = { _id: place(consumer, stream), 'lease.owner': owner };
        await streams().updateOne(mine, { $set: { lease: null } }, durable);
      }),

    head: (consumer, stream) =>
      marked(async () => {
        const [id] = (await streams().findOne({ _id: place(consumer, stream) }))?.entries ?? [];
        const document = id === undefined ? null : await messages().findOne({ _id: id });
        return document ? openUp(document) : undefined;
      }),

    clear: (consumer, stream, id) =>
      marked(async () => {
        const _id = place(consumer, stream);
        const { deletedCount } = await streams().deleteOne({ _id, entries: [id] }, durable);
        if (deletedCount === 0) {
          await streams().updateOne({ _id }, { $pull: { entries: id } }, durable);
          await streams().deleteOne({ _id, entries: [] }, durable);
        }
        await messages().deleteOne({ _id: id }, durable);
      }),

    note: (id, reason, detail) =>
      marked(async () => {
        const document = await messages().findOne({ _id: id });
        if (!document) return;
        const sealed = await seal(repackDetail(await unseal(bytesOf(document.sealed)), detail));
        await messages().updateOne(
          { _id: id },
          { $set: { ...reason, sealed }, $inc: { attempts: 1 } },
          durable,
        );
      }),
  };
};

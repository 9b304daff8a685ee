import { isDuplicate } from '@handoff/host';
import type { Connection } from 'mongoose';
import {
  type Announcement,
  type Attempt,
  type Delivery,
  type Lane,
  placeOf,
  type WebhookDeliveries,
} from '../register/webhook-deliveries.ts';
import { fourWeeks } from './four-weeks.ts';

type Row = Announcement &
  Pick<Delivery, 'status' | 'code'> & {
    _id: string;
    place: string;
    attempts: readonly Attempt[];
    tries: number;
    dueAt: Date;
    fence: number;
    keptAt: Date;
  };

const durable = { writeConcern: { w: 'majority', j: true } } as const;

/**
 * Times are compared as numbers, by the server's own clock; the process's narrows what it has to look at. Computed over
 * what an index found: as a condition of the search it makes servers without a planner read every delivery there is.
 */
const due = { $lte: [{ $toLong: '$dueAt' }, { $toLong: '$$NOW' }] };
const roughlyDue = () => ({ status: 'pending' as const, dueAt: { $lte: new Date(Date.now() + 60_000) } });

export const mongoWebhookDeliveries = (connection: Connection): WebhookDeliveries => {
  const rows = connection.collection<Row>('webhook_deliveries');
  const idOf = ({ partner, webhook }: Lane, id: string): string => `${partner}|${webhook}|${id}`;

  return {
    add: async (announcement, failed) => {
      try {
        await rows.insertOne(rowOf(idOf(announcement, announcement.id), announcement, failed), durable);
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
    due: async () => {
      const lanes = await rows
        .aggregate<{ _id: Lane }>([
          { $match: roughlyDue() },
          { $project: { partner: 1, webhook: 1, due } },
          { $match: { due: true } },
          { $group: { _id: { partner: '$partner', webhook: '$webhook' } } },
        ])
        .toArray();
      return lanes.map(({ _id: { partner, webhook } }) => ({ partner, webhook }));
    },
    claim: async ({ partner, webhook }, leaseMs) => {
      for (;;) {
        const [next] = await rows
          .aggregate<Pick<Row, '_id' | 'fence'>>([
            { $match: { partner, webhook, ...roughlyDue() } },
            { $sort: { dueAt: 1, place: 1 } },
            { $project: { fence: 1, due } },
            { $match: { due: true } },
            { $limit: 1 },
          ])
          .toArray();
        if (!next) return undefined;
        const { _id, fence } = next;
        const row = await rows.findOneAndUpdate(
          { _id, fence, status: 'pending' },
          [{ $set: { dueAt: { $add: ['$$NOW', leaseMs] }, fence: { $add: ['$fence', 1] } } }],
          { returnDocument: 'after', ...durable },
        );
        // Whoever was first has moved the fence; then there may be another.
        if (row) return { ...shown(row), fence: row.fence };
      }
    },
    settle: async ({ fence, ...claim }, settled, attempt) => {
      const set = {
        status: settled.status,
        ...('code' in settled && { code: settled.code }),
        // Counted from the process's own clock: a wait of minutes bears its error, and a lease would not.
        ...('waitMs' in settled && { dueAt: new Date(Date.now() + settled.waitMs) }),
      };
      const { matchedCount } = await rows.updateOne(
        { _id: idOf(claim, claim.id), fence, status: 'pending' },
        {
          $set: set,
          ...(attempt && { $push: { attempts: { $each: [attempt], $slice: -20 } }, $inc: { tries: 1 } }),
        },
        durable,
      );
      return matchedCount === 1;
    },
    find: async (lane, id) => {
      const row = await rows.findOne({ _id: idOf(lane, id) });
      return row ? shown(row) : undefined;
    },
    list: async ({ partner, webhook }, { status, before, limit }) => {
      const wanted = {
        partner,
        webhook,
        ...(status !== undefined && { status }),
        ...(before !== undefined && { place: { $lt: before } }),
      };
      return (await rows.find(wanted).sort({ place: -1 }).limit(limit).toArray()).map(shown);
    },
    replay: async (lane, id) => {
      const _id = idOf(lane, id);
      const { matchedCount } = await rows.updateOne({ _id, status: { $ne: 'pending' } }, again(), durable);
      return matchedCount === 1 || (await rows.findOne({ _id })) !== null;
    },
    replayFailed: async ({ partner, webhook }, since) => {
      const failed = { partner, webhook, status: 'failed' as const, time: { $gte: since } };
      return (await rows.updateMany(failed, again(), durable)).modifiedCount;
    },
    giveUp: async ({ partner, webhook }, { status, code }) => {
      const waiting = { partner, webhook, status: 'pending' as const };
      await rows.updateMany(waiting, { $set: { status, code }, $inc: { fence: 1 } }, durable);
    },
    forget: async (partner, subject, below) => {
      await rows.deleteMany({ partner, subject, sequence: { $lt: below } });
    },
    counts: async () => {
      const grouped = await rows
        .aggregate<{ _id: string; count: number }>([{ $group: { _id: '$status', count: { $sum: 1 } } }])
        .toArray();
      return Object.fromEntries(grouped.map(({ _id, count }) => [_id, count]));
    },
  };
};

const rowOf = (_id: string, announcement: Announcement, failed?: string): Row => ({
  _id,
  place: placeOf(announcement),
  ...announcement,
  status: failed === undefined ? 'pending' : 'failed',
  ...(failed === undefined ? {} : { code: failed }),
  attempts: [],
  tries: 0,
  // Long ago is due on every clock.
  dueAt: new Date(0),
  fence: 0,
  keptAt: new Date(),
});

const again = () => ({
  $set: { status: 'pending' as const, tries: 0, dueAt: new Date(0) },
  $unset: { code: '' as const },
  $inc: { fence: 1 },
});

const shown = (row: Row): Delivery => {
  const { _id, place: _, dueAt, fence: __, keptAt, ...delivery } = row;
  const nextAt = new Date(Math.max(dueAt.getTime(), keptAt.getTime())).toISOString();
  return { ...delivery, ...(delivery.status === 'pending' && { nextAt }) };
};

export const prepareWebhookDeliveries = async (connection: Connection): Promise<void> => {
  await connection
    .collection('webhook_deliveries')
    .createIndexes([
      { key: { status: 1, dueAt: 1 } },
      { key: { status: 1, partner: 1, webhook: 1, dueAt: 1 } },
      { key: { partner: 1, webhook: 1, place: -1 } },
      { key: { partner: 1, subject: 1 } },
      fourWeeks,
    ]);
};

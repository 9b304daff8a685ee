import { randomUUID } from 'node:crypto';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Delivery } from '../delivery.ts';
import { offsetsOf, partitionName, type Place } from '../recall.ts';
import { withAdmin } from './client.ts';
import { toDelivery } from './to-delivery.ts';
import { withDeadline } from './with-deadline.ts';

const deadlineMs = 300_000;

type Wanted = ReadonlyMap<string, Place & { from: number; to: number }>;

/** The partitions that hold something between the two, and from where to where. Retention may have taken its beginning. */
const wantedOf = async (client: Kafka, from: readonly Place[], to: readonly Place[]): Promise<Wanted> => {
  const topics = [...new Set(to.map(({ topic }) => topic))];
  const lows = await withAdmin(client, async (admin) => {
    const spans = topics.map(async (topic) =>
      (await admin.fetchTopicOffsets(topic)).map(({ partition, low }) => ({
        topic,
        partition,
        offset: Number(low),
      })),
    );
    return offsetsOf((await Promise.all(spans)).flat());
  });
  const starts = offsetsOf(from);
  const ranges = to.map((place) => {
    const name = partitionName(place);
    const start = Math.max(starts.get(name) ?? 0, lows.get(name) ?? 0);
    return [name, { ...place, from: start, to: place.offset }] as const;
  });
  return new Map(ranges.filter(([, range]) => range.from < range.to));
};

const collector = (wanted: Wanted) => {
  const read: Delivery[] = [];
  const open = new Set(wanted.keys());
  const done = Promise.withResolvers<void>();
  return {
    read,
    done,
    eachBatch: async (payload: EachBatchPayload): Promise<void> => {
      const { batch } = payload;
      const name = partitionName(batch);
      const range = wanted.get(name);
      for (const message of batch.messages) {
        const offset = Number(message.offset);
        if (range && offset >= range.from && offset < range.to)
          read.push(toDelivery(batch, message, async () => undefined));
        payload.resolveOffset(message.offset);
      }
      await payload.heartbeat();
      // The newest record of a partition is never compacted away: whoever asked up to the end will see it.
      if (range && Number(batch.lastOffset()) >= range.to - 1) open.delete(name);
      if (open.size === 0) done.resolve();
    },
  };
};

const startAt = async (
  consumer: Consumer,
  wanted: Wanted,
  { eachBatch, done }: ReturnType<typeof collector>,
) => {
  await consumer.connect();
  const topics = [...new Set([...wanted.values()].map(({ topic }) => topic))];
  await consumer.subscribe({ topics, fromBeginning: true });
  consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || done.reject(payload.error));
  await consumer.run({ eachBatch, autoCommit: false, eachBatchAutoResolve: false });
  for (const { topic, partition, from } of wanted.values())
    consumer.seek({ topic, partition, offset: String(from) });
};

/** By a group of its own, which commits nothing and is gone afterwards. */
export const readPlaces = async (
  client: Kafka,
  groupPrefix: string,
  from: readonly Place[],
  to: readonly Place[],
): Promise<readonly Delivery[]> => {
  const wanted = await wantedOf(client, from, to);
  if (wanted.size === 0) return [];
  const groupId = `${groupPrefix}recall-${randomUUID()}`;
  const consumer = client.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 500 });
  const collected = collector(wanted);
  try {
    await startAt(consumer, wanted, collected);
    await withDeadline(deadlineMs, collected.done.promise);
    return collected.read;
  } finally {
    await consumer.disconnect().catch(() => undefined);
    await withAdmin(client, (admin) => admin.deleteGroups([groupId])).catch(() => undefined);
  }
};

import { randomUUID } from 'node:crypto';
import { createCodec } from '@handoff/codec';
import { inMemoryLock, registryIds } from '@handoff/codec/registry';
import type { Addresses } from '@handoff/local-stack';
import { type Delivery, plainSubscriber, readEnvelope, shortName } from '@handoff/messaging';
import { connectKafka, type KafkaBroker } from '@handoff/messaging/kafka';
import { eventually } from '@handoff/testkit';
import type { FinalState, RecordRead } from '@handoff/testkit/history';

type Read = Pick<FinalState, 'records' | 'lag'>;

/** Every record of the topics from the first to the last, each partition in its order, and who has not handled all. */
export const readKafka = async ({ kafka, registry }: Addresses, topics: readonly string[]): Promise<Read> => {
  const broker = connectKafka({ ...kafka, clientId: 'resilience-reader' });
  const codec = createCodec({ ids: await registryIds({ url: registry.url, lock: inMemoryLock() }) });
  const decoded = async (delivery: Delivery): Promise<RecordRead> => {
    const { topic, partition, offset, key, payload } = delivery;
    const { id, source, sequence = null, causation = null } = readEnvelope(delivery);
    const { record, value } = await codec.decode(payload);
    const place = { topic, partition, offset: Number(offset), key };
    return {
      ...place,
      id,
      source: source.replace('/handoff/', ''),
      sequence,
      causation,
      type: shortName(record),
      value: value as RecordRead['value'],
    };
  };
  try {
    // Just after a broker came back kafkajs may find a partition without a leader, and trip over it.
    const lag = await eventually(() => lagIn(broker), { within: 30_000, every: 250 });
    return { lag, records: await Promise.all((await allDeliveries(broker, topics)).map(decoded)) };
  } finally {
    await broker.close();
  }
};

const lagIn = async ({ admin }: KafkaBroker): Promise<Read['lag']> => {
  const groups = (await admin.groups()).filter((group) => group.startsWith('handoff.'));
  return (await admin.lag(groups)).map(({ groupId, ...place }) => ({ consumer: groupId, ...place }));
};

/** Everything these topics hold, from the first offset, as it came. */
export const allDeliveries = async (
  broker: KafkaBroker,
  topics: readonly string[],
): Promise<readonly Delivery[]> => {
  const counts = await eventually(() => broker.admin.offsets(topics), { within: 30_000, every: 250 });
  const expected = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const read = new Map<string, Delivery>();
  const groupId = `resilience-${randomUUID()}`;
  const subscriber = collecting(groupId, topics, read);
  const consumer = broker.consume({ groupId, subscriber, onDead: () => undefined });
  try {
    const whole = () => {
      if (read.size < expected) throw new Error(`read ${read.size} of ${expected} records`);
    };
    await eventually(whole, { within: 60_000 });
  } finally {
    await consumer.stop();
    await broker.admin.deleteGroups([groupId]).catch(() => undefined);
  }
  return [...read.values()].toSorted(byPlace);
};

const byPlace = (one: Delivery, other: Delivery): number =>
  one.topic.localeCompare(other.topic) ||
  one.partition - other.partition ||
  Number(one.offset) - Number(other.offset);

const collecting = (consumer: string, topics: readonly string[], read: Map<string, Delivery>) =>
  plainSubscriber({
    consumer,
    topics,
    consume: async (delivery) => {
      read.set(`${delivery.topic}|${delivery.partition}|${delivery.offset}`, delivery);
      return { kind: 'processed' };
    },
  });

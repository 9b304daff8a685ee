import { registerSchemas } from '@handoff/codec/registry';
import type { Addresses } from '@handoff/local-stack';
import { connectKafka } from '@handoff/messaging/kafka';
import { topics } from '@handoff/schemas';
import { allEnded } from './all-ended.ts';
import { type BrokerPasswords, ensureBrokerUsers } from './broker-users.ts';

export type Prepared = Readonly<{ schemas: number; topics: number }>;

const day = 86_400_000;

/**
 * Registers the schemas, creates the internal topics, and gives each service its user at the broker. Schemas and topics
 * that are there already are left alone.
 */
export const prepareStack = async (
  { kafka, registry }: Pick<Addresses, 'kafka' | 'registry'>,
  passwords: BrokerPasswords,
): Promise<Prepared> => {
  // Neither needs the other, and each mostly waits. While a broker is still starting this is tried again and again, and
  // two at once that register the same schemas are told that they contradict one another.
  const [registered, created] = await allEnded([
    registerSchemas({ url: registry.url }),
    prepareBroker(kafka, passwords),
  ]);
  return { schemas: registered.filter(({ isNew }) => isNew).length, topics: created.length };
};

const prepareBroker = async (kafka: Addresses['kafka'], passwords: BrokerPasswords): Promise<string[]> => {
  const broker = connectKafka({ ...kafka, clientId: 'handoff-up' });
  try {
    const created = await broker.admin.ensureTopics(
      Object.entries(topics).map(([topic, { partitions, compacted, retentionDays }]) => ({
        topic,
        partitions,
        configs: compacted
          ? { 'cleanup.policy': 'compact' }
          : { 'retention.ms': String(retentionDays * day) },
      })),
    );
    await ensureBrokerUsers(kafka, broker.admin, passwords);
    return created;
  } finally {
    await broker.close();
  }
};

import { registerSchemas } from '@handoff/codec/registry';
import type { Addresses } from '@handoff/local-stack';
import { connectKafka } from '@handoff/messaging/kafka';
import { topics } from '@handoff/schemas';

export type Prepared = Readonly<{ schemas: number; topics: number }>;

const day = 86_400_000;

/** Registers the schemas and creates the internal topics. What is there already is left alone. */
export const prepareStack = async ({
  kafka,
  registry,
}: Pick<Addresses, 'kafka' | 'registry'>): Promise<Prepared> => {
  const registered = await registerSchemas({ url: registry.url });
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
    return { schemas: registered.filter(({ isNew }) => isNew).length, topics: created.length };
  } finally {
    await broker.close();
  }
};

import type { Broker } from '../broker.ts';
import type { Recall } from '../recall.ts';
import { createAdmin, type KafkaAdmin } from './admin.ts';
import { createClient } from './client.ts';
import { startConsumer } from './consumer.ts';
import type { KafkaOptions } from './options.ts';
import { createProducer } from './producer.ts';
import { createRecall } from './recall.ts';

export type KafkaBroker = Broker &
  Readonly<{
    admin: KafkaAdmin;
    recall: Recall;
    /** Disconnects the producers; consumers are stopped by whoever started them. */
    close: () => Promise<void>;
  }>;

export const connectKafka = (options: KafkaOptions): KafkaBroker => {
  const producers: ReturnType<typeof createProducer>[] = [];
  return {
    admin: createAdmin(options),
    recall: createRecall(options),
    producer() {
      const producer = createProducer(createClient(options));
      producers.push(producer);
      return producer;
    },
    consume: (consume) =>
      startConsumer(() => createClient(options), {
        ...consume,
        ...(options.sessionTimeoutMs !== undefined && { sessionTimeoutMs: options.sessionTimeoutMs }),
      }),
    async close() {
      await Promise.allSettled(producers.map(({ disconnect }) => disconnect()));
    },
  };
};

import type { Broker } from '../broker.ts';
import { createAdmin, type KafkaAdmin } from './admin.ts';
import { createClient } from './client.ts';
import { startConsumer } from './consumer.ts';
import type { KafkaOptions } from './options.ts';
import { createProducer } from './producer.ts';

export type KafkaBroker = Broker &
  Readonly<{
    admin: KafkaAdmin;
    /** Disconnects the producers; consumers are stopped by whoever started them. */
    close: () => Promise<void>;
  }>;

export const connectKafka = (options: KafkaOptions): KafkaBroker => {
  const producers: ReturnType<typeof createProducer>[] = [];
  return {
    admin: createAdmin(options),
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

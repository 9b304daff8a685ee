import { randomUUID } from 'node:crypto';
import { brokerConformance } from '../../test/conformance.ts';
import { optionsFromEnvironment } from '../../test/kafka.ts';
import { connectKafka } from './index.ts';

brokerConformance('on Kafka', async () => {
  const kafka = connectKafka(optionsFromEnvironment());
  const topics: string[] = [];
  return {
    broker: kafka,
    createTopic: async (partitions) => {
      const topic = `messaging-test.${randomUUID()}`;
      topics.push(topic);
      await kafka.admin.ensureTopics([{ topic, partitions }]);
      return topic;
    },
    group: () => `messaging-test.${randomUUID()}`,
    close: async () => {
      await kafka.admin.deleteTopics(topics);
      await kafka.close();
    },
  };
});

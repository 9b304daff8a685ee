import { describeOnStack, kafkaNames } from '@handoff/testkit';
import { brokerConformance } from '../../test/conformance.ts';
import { optionsFromEnvironment } from '../../test/kafka.ts';
import { connectKafka } from './index.ts';

describeOnStack('on the stack', () =>
  brokerConformance('on Kafka', async () => {
    const kafka = connectKafka(optionsFromEnvironment());
    const names = kafkaNames();
    const topics: string[] = [];
    let groups = 0;
    return {
      broker: kafka,
      createTopic: async (partitions) => {
        const topic = names.topic(`topic-${topics.length}`);
        topics.push(topic);
        await kafka.admin.ensureTopics([{ topic, partitions }]);
        return topic;
      },
      group: () => names.group(`group-${(groups += 1)}`),
      close: async () => {
        await kafka.admin.deleteTopics(topics);
        await kafka.close();
      },
    };
  }),
);

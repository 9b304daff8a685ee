import { describeOnStack, kafkaNames } from '@handoff/testkit';
import { brokerConformance, recallConformance } from '../../test/conformance.ts';
import { optionsFromEnvironment } from '../../test/kafka.ts';
import { connectKafka } from './index.ts';

const open = async () => {
  const kafka = connectKafka(optionsFromEnvironment());
  const names = kafkaNames();
  const topics: string[] = [];
  let groups = 0;
  return {
    broker: kafka,
    recall: kafka.recall,
    createTopic: async (partitions: number) => {
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
};

describeOnStack('on the stack', () => {
  brokerConformance('on Kafka', open);
  recallConformance('on Kafka', open);
});

import { brokerConformance, recallConformance } from '../../test/conformance.ts';
import { inMemoryBroker } from './broker.ts';

let made = 0;

const open = async () => {
  const broker = inMemoryBroker();
  const name = (kind: string) => `${kind}-${(made += 1)}`;
  return {
    broker,
    recall: broker.recall,
    createTopic: async (partitions: number) => {
      const topic = name('topic');
      broker.createTopic(topic, partitions);
      return topic;
    },
    group: () => name('group'),
    close: async () => {},
  };
};

brokerConformance('in memory', open);
recallConformance('in memory', open);

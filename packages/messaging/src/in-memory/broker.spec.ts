import { brokerConformance } from '../../test/conformance.ts';
import { inMemoryBroker } from './broker.ts';

let made = 0;

brokerConformance('in memory', async () => {
  const broker = inMemoryBroker();
  const name = (kind: string) => `${kind}-${(made += 1)}`;
  return {
    broker,
    createTopic: async (partitions) => {
      const topic = name('topic');
      broker.createTopic(topic, partitions);
      return topic;
    },
    group: () => name('group'),
    close: async () => {},
  };
});

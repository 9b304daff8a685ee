import { connectKafka } from '@handoff/messaging/kafka';
import { topics } from '@handoff/schemas';
import type { Lab } from '../lab/lab.ts';
import { allDeliveries } from '../reading/read-kafka.ts';
import type { Fault } from './fault.ts';
import { shuffled } from './random.ts';

type Options = Readonly<{ share: number; random: () => number }>;

const eventTopics = Object.keys(topics).filter((topic) => topic !== 'handoff.answers');

/** Messages that were handled long ago come again, out of their order: events, and commands with them. */
export const sendAgain = ({ share, random }: Options): Fault => ({
  name: `${share * 100} % of all messages come again, in another order`,
  inject: async ({ stack }: Lab) => {
    const broker = connectKafka({ ...stack.kafka, clientId: 'resilience-repeater' });
    try {
      const known = await allDeliveries(broker, eventTopics);
      const chosen = shuffled(known, random).slice(0, Math.ceil(known.length * share));
      const producer = broker.producer();
      for (const { topic, partition, key, headers, payload } of chosen)
        await producer.send({ topic, partition, messages: [{ key, headers, value: payload }] });
      return chosen.length > 0 ? 1 : 0;
    } finally {
      await broker.close();
    }
  },
});

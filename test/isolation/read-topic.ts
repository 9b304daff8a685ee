import { plainSubscriber } from '@handoff/messaging';
import { connectKafka } from '@handoff/messaging/kafka';
import { eventually } from '@handoff/testkit';
import type { Connected } from './agencies.ts';

/** Everything on a partner's own topic as its client finds it: keys, headers, the bytes of values. */
export const readTopic = async (
  { slug, kafka: { username, password, out, groupPrefix } }: Connected,
  { brokers }: Readonly<{ brokers: readonly string[] }>,
): Promise<string> => {
  const broker = connectKafka({ brokers, clientId: slug, sasl: { username, password } });
  const groupId = `${groupPrefix}whole`;
  const read: string[] = [];
  const subscriber = plainSubscriber({
    consumer: groupId,
    topics: [out],
    consume: async ({ key, headers, payload }) => {
      read.push(key, JSON.stringify(headers), payload.toString('latin1'));
      return { kind: 'processed' };
    },
  });
  const lines = 3 * ((await broker.admin.offsets([out])).get(out) ?? 0);
  const consumer = broker.consume({ groupId, subscriber, onDead: () => undefined });
  try {
    const whole = () => {
      if (read.length < lines) throw new Error(`${read.length} of ${lines} were read`);
    };
    await eventually(whole, { within: 60_000 });
    return read.join('\n');
  } finally {
    await consumer.stop();
    await broker.close();
  }
};

import { randomUUID } from 'node:crypto';
import { CompressionAlgorithms, Producer as OtherProducer } from '@platformatic/kafka';
import { afterAll, expect, it, vi } from 'vitest';
import { describeOnStack, kafkaNames } from '@handoff/testkit';
import { optionsFromEnvironment } from '../../test/kafka.ts';
import { message } from '../../test/messages.ts';
import { scene } from '../../test/scene.ts';
import type { Consumer } from '../broker.ts';
import { connectKafka, partnerTopic } from './index.ts';

const options = optionsFromEnvironment();
const kafka = connectKafka(options);
const { admin } = kafka;
const patience = { timeout: 30_000, interval: 20 };
const topics: string[] = [];
const consumers: Consumer[] = [];
const names = kafkaNames();
let made = 0;
const name = () => names.topic(`n-${(made += 1)}`);
const fresh = () => {
  const topic = name();
  topics.push(topic);
  return topic;
};
const join = (topic: string, broker = kafka, groupId = name()) => {
  const seen = scene({ topics: [topic] });
  const onDead = vi.fn<(error: Error) => void>();
  const consumer = broker.consume({ groupId, subscriber: seen.subscriber, onDead });
  consumers.push(consumer);
  return { ...seen, consumer, onDead };
};

describeOnStack('a consumer on a real broker', () => {
  afterAll(async () => {
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    await admin.deleteTopics(topics);
    await kafka.close();
  });

  it('waits for a topic that is created later', async () => {
    const topic = fresh();
    const { consumer, handled, onDead } = join(topic);
    await admin.ensureTopics([{ topic, partitions: 1 }]);
    await kafka.producer().send({ topic, messages: [message('referral-1', { sequence: 1 })] });
    await vi.waitFor(() => expect(handled).toEqual(['referral-1#1']), patience);
    expect([consumer.ready(), onDead.mock.calls.length]).toEqual([true, 0]);
  });

  it('waits, not ready and not dead, for a broker that is away; and stops at once', async () => {
    const nobody = connectKafka({ ...options, brokers: ['127.0.0.1:1'] });
    const { consumer, onDead } = join(name(), nobody);
    await consumer.stop();
    expect([consumer.ready(), onDead.mock.calls.length]).toEqual([false, 0]);
  });

  it.skipIf(!options.sasl)('is dead when its rights are taken away, and says so', async () => {
    const topic = fresh();
    const user = { username: `test-${randomUUID()}`, password: randomUUID() };
    const groupId = name();
    await admin.ensureTopics([{ topic, partitions: 1 }]);
    await admin.ensureScramUser(user);
    const grant = { user: user.username, match: 'exact', may: ['read', 'describe'] } as const;
    await admin.grantAcls([
      { ...grant, kind: 'topic', name: topic },
      { ...grant, kind: 'group', name: groupId },
    ]);
    const { consumer, onDead } = join(topic, connectKafka({ ...options, sasl: user }), groupId);
    await consumer.whenReady();
    await admin.revokeAcls(user.username);
    await vi.waitFor(() => expect(onDead).toHaveBeenCalledOnce(), patience);
    expect(onDead.mock.calls[0]?.[0]).toMatchObject({
      code: expect.stringContaining('authorization-failed'),
    });
    expect(consumer.ready()).toBe(false);
    await admin.removeScramUser(user.username);
  });

  it.skipIf(!options.sasl)('is dead with a wrong password, instead of trying it for ever', async () => {
    const stranger = connectKafka({ ...options, sasl: { username: 'nobody', password: 'wrong' } });
    const { onDead } = join(name(), stranger);
    await vi.waitFor(() => expect(onDead).toHaveBeenCalledOnce(), patience);
  });

  it("outlives a partner's codec that kafkajs does not know: the broker has recompressed it", async () => {
    const topic = fresh();
    await admin.ensureTopics([partnerTopic(topic)]);
    const partner = new OtherProducer({
      clientId: 'partner',
      bootstrapBrokers: [...options.brokers],
      ...(options.sasl && { sasl: { mechanism: 'SCRAM-SHA-512' as const, ...options.sasl } }),
    });
    const { key, headers, value } = message('referral-1', { sequence: 1 });
    const bytes = (text: string) => Buffer.from(text);
    const pairs = Object.entries(headers).map(([header, text]) => [bytes(header), bytes(text)] as const);
    await partner.send({
      compression: CompressionAlgorithms.ZSTD,
      messages: [{ topic, key: bytes(key), value, headers: new Map(pairs) }],
    });
    await partner.close();
    const { handled, onDead } = join(topic);
    await vi.waitFor(() => expect(handled).toEqual(['referral-1#1']), patience);
    expect(onDead).not.toHaveBeenCalled();
  });
});

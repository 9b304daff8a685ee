import kafkajs, { type Kafka } from 'kafkajs';
import { describe, expect, it, vi } from 'vitest';
import { message } from '../../test/messages.ts';
import { createProducer } from './producer.ts';

const stored = { topicName: 'topic', partition: 0, errorCode: 0, baseOffset: '41' };

/** A kafkajs that answers what the test says. */
const client = (send: () => Promise<unknown>, connect = async () => {}) => {
  const producer = { connect: vi.fn(connect), send: vi.fn(send), disconnect: vi.fn(async () => {}) };
  const make = vi.fn((_settings: object) => producer);
  return { producer, make, kafka: { producer: make } as unknown as Kafka };
};
const batch = { topic: 'topic', partition: 0, messages: [message('referral-1', { sequence: 1 })] };

describe('a send', () => {
  it('waits for all replicas, names its partition and leaves no setting to chance', async () => {
    const { kafka, producer, make } = client(async () => [stored]);
    await createProducer(kafka).send(batch);
    expect(producer.send).toHaveBeenCalledExactlyOnceWith({
      topic: 'topic',
      acks: -1,
      timeout: 10_000,
      messages: [{ ...batch.messages[0], partition: 0 }],
    });
    expect(make).toHaveBeenCalledExactlyOnceWith({
      allowAutoTopicCreation: false,
      idempotent: false,
      maxInFlightRequests: 8,
      retry: { initialRetryTime: 50, maxRetryTime: 3000, retries: 8 },
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    });
  });

  it.each([
    ['nothing', []],
    ['two answers', [stored, stored]],
    ['another partition', [{ ...stored, partition: 1 }]],
    ['another topic', [{ ...stored, topicName: 'other' }]],
    ['an error code', [{ ...stored, errorCode: 6 }]],
    ['no offset', [{ topicName: 'topic', partition: 0, errorCode: 0 }]],
    ['the offset of nothing', [{ ...stored, baseOffset: '-1' }]],
  ])('is not believed when the broker answers with %s', async (_, answer) => {
    const { kafka } = client(async () => answer);
    await expect(createProducer(kafka).send(batch)).rejects.toMatchObject({
      code: 'send-not-proven',
      transient: true,
      place: 'topic/0',
    });
  });

  it('that fails is worth another attempt, unless the broker has refused it for good', async () => {
    const away = client(() =>
      Promise.reject(Object.assign(new Error('x'), { name: 'KafkaJSConnectionError' })),
    );
    await expect(createProducer(away.kafka).send(batch)).rejects.toMatchObject({
      code: 'broker-away',
      transient: true,
    });
    const refused = Object.assign(new Error('x'), { type: 'TOPIC_AUTHORIZATION_FAILED' });
    const closed = client(() => Promise.reject(Object.assign(new Error('y'), { cause: refused })));
    await expect(createProducer(closed.kafka).send(batch)).rejects.toMatchObject({
      code: 'topic-authorization-failed',
      transient: false,
    });
  });

  it('connects again after a connection that failed', async () => {
    let failures = 1;
    const { kafka, producer } = client(
      async () => [stored],
      async () => {
        failures -= 1;
        if (failures >= 0) throw new Error('refused');
      },
    );
    const sender = createProducer(kafka);
    await expect(sender.send(batch)).rejects.toMatchObject({ transient: true });
    await sender.send(batch);
    await sender.send(batch);
    expect(producer.connect).toHaveBeenCalledTimes(2);
  });

  it('gives up after ten seconds', async () => {
    vi.useFakeTimers();
    const { kafka } = client(() => new Promise(() => {}));
    const failed = createProducer(kafka)
      .send(batch)
      .catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await failed).toMatchObject({ code: 'broker-too-slow', transient: true });
    vi.useRealTimers();
  });

  it('of nothing is nothing', async () => {
    const { kafka, producer } = client(async () => [stored]);
    await createProducer(kafka).send({ topic: 'topic', partition: 0, messages: [] });
    expect(producer.connect).not.toHaveBeenCalled();
  });
});

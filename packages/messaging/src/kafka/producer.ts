import kafkajs, { type Kafka, type Producer as KafkaProducer, type RecordMetadata } from 'kafkajs';
import type { OutgoingMessage, Producer } from '../broker.ts';
import { Fault } from '../fault.ts';
import { onePartition } from '../one-partition.ts';
import { partitionOf } from '../partition-of.ts';
import { isTransient } from '../transient.ts';
import { withAdmin } from './client.ts';
import { brokerCode, isFinal } from './errors.ts';
import { createLane } from '../lane.ts';
import { withDeadline } from './with-deadline.ts';

const deadlineMs = 10_000;

/**
 * Every setting is said, none assumed: the documented endless retries are dead code (kafkajs
 * `src/producer/index.js`), and `idempotent` can lose what it acknowledged. Consumers know events by
 * sequence and id instead.
 */
const settings = {
  allowAutoTopicCreation: false,
  idempotent: false,
  // Lanes keep one send a partition, so several partitions may be in flight.
  maxInFlightRequests: 8,
  retry: { initialRetryTime: 50, maxRetryTime: 3000, retries: 8 },
  createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
};

/** `send()` may resolve without having stored everything (tulios/kafkajs#1303, #1798): only this is proof. */
export const verify = (topic: string, partition: number, answer: readonly RecordMetadata[]): void => {
  const [stored] = answer;
  const proven =
    answer.length === 1 &&
    stored?.topicName === topic &&
    stored.partition === partition &&
    stored.errorCode === 0 &&
    /^\d+$/.test(stored.baseOffset ?? '');
  if (proven) return;
  throw new Fault('send-not-proven', {
    place: `${topic}/${partition}`,
    reason: 'The broker did not say that it stored the messages where they belong.',
    mend: 'Nothing to do: they stay in the outbox and are sent again.',
    transient: true,
  });
};

const unsent = (topic: string, cause: unknown): Fault => {
  if (cause instanceof Fault) return cause;
  const transient = !isFinal(cause);
  return new Fault(brokerCode(cause) ?? 'broker-away', {
    place: topic,
    reason: transient ? 'The broker did not take the messages.' : 'The broker refuses the messages.',
    mend: transient
      ? 'Bring the broker back: KAFKA_BROKERS names it. The messages stay in the outbox.'
      : 'Check the ACLs of this user and the limits of the topic.',
    transient,
    cause,
  });
};

const bytesOf = ({ key, headers, value }: OutgoingMessage) =>
  key.length + value.length + Object.entries(headers).reduce((sum, [k, v]) => sum + k.length + v.length, 64);

/** Connects with the first send, so that a service starts, and fills its outbox, while the broker is away. */
export const createProducer = (client: Kafka): Producer & { disconnect: () => Promise<void> } => {
  const producer = client.producer(settings);
  const lanes = new Map<string, ReturnType<typeof createLane<OutgoingMessage>>>();
  const partitionCounts = new Map<string, Promise<number>>();
  let connecting: Promise<KafkaProducer> | undefined;

  const connected = (): Promise<KafkaProducer> => {
    connecting ??= producer.connect().then(
      () => producer,
      (error: unknown) => {
        connecting = undefined;
        throw error;
      },
    );
    return connecting;
  };

  const askPartitions = async (topic: string): Promise<number> => {
    try {
      const { topics } = await withAdmin(client, (admin) => admin.fetchTopicMetadata({ topics: [topic] }));
      return topics[0]?.partitions.length ?? 0;
    } catch (error) {
      partitionCounts.delete(topic);
      throw unsent(topic, error);
    }
  };

  // Asked once a topic (keyed topics never get more partitions), and once by all who ask at the same time:
  // answers that come in another order would reorder the sends behind them.
  const partitionsOf = (topic: string): Promise<number> => {
    const asked = partitionCounts.get(topic) ?? askPartitions(topic);
    partitionCounts.set(topic, asked);
    return asked;
  };

  const deliver = (topic: string, partition: number) => async (messages: readonly OutgoingMessage[]) => {
    const send = async () =>
      (await connected()).send({
        topic,
        acks: -1,
        timeout: deadlineMs,
        messages: messages.map((message) => ({ ...message, partition })),
      });
    try {
      verify(topic, partition, await withDeadline(deadlineMs, send()));
    } catch (error) {
      throw unsent(topic, error);
    }
  };

  const laneOf = (topic: string, partition: number) => {
    const place = `${topic}/${partition}`;
    const lane =
      lanes.get(place) ??
      createLane({
        deliver: deliver(topic, partition),
        bytesOf,
        worthSplitting: (error) => !isTransient(error),
      });
    lanes.set(place, lane);
    return lane;
  };

  return {
    async send(batch) {
      if (batch.messages.length === 0) return;
      const count = batch.partition === undefined ? await partitionsOf(batch.topic) : 0;
      const partition = onePartition(batch, (key) => partitionOf(key, count));
      await laneOf(batch.topic, partition)(batch.messages);
    },
    partitionOf: async (topic, key) => partitionOf(key, await partitionsOf(topic)),
    async disconnect() {
      await producer.disconnect();
    },
  };
};

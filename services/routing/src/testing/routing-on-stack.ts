import { createCodec, inMemoryIds } from '@handoff/codec';
import { assemble, createIds, enqueueCommand, type Ports } from '@handoff/host';
import { inMemoryKept, inMemoryWorld } from '@handoff/host/in-memory';
import { createApp, hashToken, listen, serviceAuth, serviceClient, Unavailable } from '@handoff/http';
import { type Producer, writeEnvelope } from '@handoff/messaging';
import { connectKafka, type KafkaBroker } from '@handoff/messaging/kafka';
import { mongoCursors, mongoParked } from '@handoff/messaging/mongo';
import {
  calls,
  type Commands,
  dataSchemaOf,
  type Events,
  operations,
  recordNamed,
  topicOf,
  topics,
} from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { databaseClock, openStreams } from '@handoff/stream-store/mongo';
import { type KafkaNames, stackAddresses, type TemporaryDatabase } from '@handoff/testkit';
import { app } from '../app.ts';
import { usualClocks } from '../domain/calendar/clocks.ts';
import { loadWeights } from '../matching/load-weights.ts';
import { mongoRegister, prepareRegister } from '../mongo/mongo-register.ts';
import { loadPathways } from '../pathways/load-pathways.ts';
import { loadFairnessPolicy } from '../reports/load-fairness.ts';
import type { FakeIntake } from './fake-intake.ts';

type Parts = Readonly<{
  database: TemporaryDatabase;
  kafka: KafkaBroker;
  names: KafkaNames;
  intake: FakeIntake;
}>;

const token = 'known-to-the-gateway-of-this-test-alone';
const few = 6;
/** One secret for all processes of an exchange. */
export const ids = createIds('a secret known to this test alone');
export const codec = createCodec({ ids: inMemoryIds() });

export const openKafka = async (names: KafkaNames): Promise<KafkaBroker> => {
  const { brokers, sasl } = stackAddresses().kafka;
  const kafka = connectKafka({ brokers, clientId: names.client('routing'), ...(sasl && { sasl }) });
  await kafka.admin.ensureTopics(
    Object.keys(topics).map((topic) => ({ topic: names.topic(topic), partitions: few })),
  );
  return kafka;
};

/** Topics of the test's own: the ones everybody knows belong to an exchange that may run beside it. */
export const renaming = (producer: Producer, names: KafkaNames): Producer => ({
  ...producer,
  send: ({ topic, messages }) => producer.send({ topic: names.topic(topic), messages }),
});

/** One process of routing, as far as it shares nothing but the store and the broker with another. */
export const routingOnStack = async ({ database: { connection }, kafka, names, intake }: Parts) => {
  const clock = await databaseClock(connection);
  const definition = app({
    pathways: loadPathways(),
    weights: loadWeights(),
    fairness: loadFairnessPolicy(),
    clocks: usualClocks,
    register: () => mongoRegister(connection),
    prepare: () => prepareRegister(connection),
  });
  const stores: Record<string, Awaited<ReturnType<typeof openStreams>>> = {};
  for (const { type } of definition.streams)
    stores[type.name] = await openStreams({ connection, collection: type.name, clock });
  const auth = serviceAuth({
    tokens: { gateway: hashToken(token) },
    calls: Object.fromEntries(
      Object.keys(operations).map((name) => [
        name,
        calls.filter(({ to, operation }) => to === 'routing' && operation === name).map(({ from }) => from),
      ]),
    ),
  });
  const producer = renaming(kafka.producer(), names);
  const silent = () => {};
  const ports: Ports = {
    stores,
    clock,
    codec,
    producer,
    cursors: mongoCursors(connection),
    parked: mongoParked(connection, { seal: (bytes) => bytes, unseal: (bytes) => bytes }),
    lag: async () => [],
    call: () => intake.client,
    auth,
    ids,
    trail: inMemoryKept(definition, inMemoryWorld()).trail,
    db: connection,
    atRest: { seal: (text) => text, open: (text) => text, index: (field, text) => `${field}|${text}` },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    failpoint: async () => {},
  };
  const parts = assemble(definition, ports);
  await definition.prepare?.(parts.context);
  const server = createApp({
    name: 'routing',
    routes: parts.routes,
    authenticate: auth.authenticate,
    health: {},
  });
  const { port, close } = await listen(server, { port: 0, host: '127.0.0.1' });
  const door = serviceClient({ name: 'routing', baseUrl: `http://127.0.0.1:${port}`, token });
  const stops: (() => Promise<void>)[] = [close, () => clock.stop()];

  return {
    ...parts,
    parked: ports.parked,
    register: mongoRegister(connection),
    ids,
    /** A command over HTTP, as the gateway sends it for REST: answered at once. */
    command: async <Name extends keyof Commands>(
      name: Name,
      streamId: string,
      record: Commands[Name],
      causation: string,
    ): Promise<Outcome> => {
      const headers = { 'handoff-stream': streamId, 'handoff-causation': encodeURIComponent(causation) };
      const sent = { type: 'application/vnd.confluent.avro', headers };
      const ask = () => door.post('/internal/commands', codec.encode(name, record), sent);
      return (await untilAnswered(ask)).body as Outcome;
    },
    /** The same over Kafka, as the gateway puts it there. */
    enqueue: enqueueCommand('gateway', codec, producer, clock.now),
    /** The first event of a stream of another service. */
    tell: async <Name extends keyof Events>(
      event: Name,
      streamId: string,
      value: Events[Name],
    ): Promise<void> => {
      const headers = writeEnvelope({
        id: `event-${streamId}`,
        type: recordNamed(event).name,
        source: '/handoff/test',
        subject: streamId,
        time: clock.now(),
        dataschema: dataSchemaOf(event),
        sequence: 1,
      });
      const message = { key: streamId, headers, value: codec.encode(event, value) };
      await producer.send({ topic: topicOf(event), messages: [message] });
    },
    /** Begins to read what stands on the topics. */
    consume: (): void => {
      for (const each of parts.subscribers) {
        const consumer = kafka.consume({
          groupId: names.group(each.consumer),
          subscriber: each,
          topics: each.topics.map((topic) => names.topic(topic)),
          onDead: (error) => {
            throw error;
          },
        });
        stops.unshift(() => consumer.stop());
      }
      parts.relay.start();
      parts.clocks.start();
      stops.unshift(
        () => parts.clocks.stop(),
        () => parts.relay.stop(),
      );
    },
    stop: async (): Promise<void> => {
      for (const stop of stops) await stop();
    },
  };
};

export type RoutingOnStack = Awaited<ReturnType<typeof routingOnStack>>;

/** Who hears nothing asks again under the same causation, as every caller does: the answer is the same. */
const untilAnswered = async <Answer>(ask: () => Promise<Answer>, tries = 12): Promise<Answer> => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Unavailable) || tries === 1) throw error;
    return untilAnswered(ask, tries - 1);
  }
};

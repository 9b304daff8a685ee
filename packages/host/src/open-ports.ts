import { createCodec, type SchemaIds } from '@handoff/codec';
import { registryIds } from '@handoff/codec/registry';
import { connectKafka, type KafkaAdmin, type KafkaBroker } from '@handoff/messaging/kafka';
import { mongoCursors, mongoParked } from '@handoff/messaging/mongo';
import { failpoints, type Logger } from '@handoff/runtime';
import { groupPrefixOf, type ServiceName } from '@handoff/schemas';
import { openBytes, sealBytes, secretKey } from '@handoff/sealing';
import { databaseClock, openStreams } from '@handoff/stream-store/mongo';
import type { StreamStore } from '@handoff/stream-store';
import type { Ports } from './assemble.ts';
import { atRest } from './at-rest.ts';
import type { HostConfig } from './config.ts';
import type { ServiceDefinition } from './definition.ts';
import { createIds } from './ids.ts';
import { connectMongo } from './mongo/connect-mongo.ts';
import { mongoRegistryLock } from './mongo/registry-lock.ts';
import { mongoTrail } from './mongo/trail-store.ts';
import { authOf, peers } from './service-calls.ts';

export type OpenPorts = Readonly<{
  ports: Ports;
  kafka: KafkaBroker;
  schemaIds: SchemaIds;
  close: () => Promise<void>;
}>;

/** The real servers behind a service's ports: its database, the registry, the broker. */
export const openPorts = async (
  definition: ServiceDefinition,
  config: HostConfig,
  log: Logger,
): Promise<OpenPorts> => {
  const { name } = definition;
  const connection = await connectMongo({
    url: config.MONGO_URL,
    database: `${config.MONGO_DATABASE_PREFIX}-${name}`,
  });
  const [clock, ids] = await Promise.all([
    databaseClock(connection, { sandbox: config.SANDBOX }),
    registryIds({ url: config.SCHEMA_REGISTRY_URL, lock: mongoRegistryLock(connection) }),
  ]);
  const stores: Record<string, StreamStore> = {};
  for (const { type } of definition.streams)
    stores[type.name] = await openStreams({ connection, collection: type.name, clock });
  const trail = await mongoTrail(connection);
  const kafka = connectKafka({
    ...kafkaOptions(config),
    clientId: `handoff-${name}`,
    groupPrefix: groupPrefixOf(name),
    log: ({ level, part, text, groupId: group }) => log[level](text, { group, place: part }),
  });
  const parking = secretKey(config.PARKING_KEY, 'PARKING_KEY');
  const urls = {
    intake: config.INTAKE_URL,
    eligibility: config.ELIGIBILITY_URL,
    routing: config.ROUTING_URL,
    outcomes: config.OUTCOMES_URL,
    gateway: config.GATEWAY_URL,
  };

  return {
    kafka,
    schemaIds: ids,
    ports: {
      stores,
      clock,
      codec: createCodec({ ids }),
      producer: kafka.producer(),
      cursors: mongoCursors(connection),
      parked: mongoParked(connection, {
        seal: (bytes) => sealBytes(parking, bytes),
        unseal: (bytes) => openBytes(parking, bytes),
      }),
      trail,
      lag: lagOf(name, kafka.admin),
      call: peers(urls, config.SERVICE_TOKEN),
      auth: authOf(name, config.SERVICE_TOKEN_HASHES),
      ids: createIds(config.ID_SECRET),
      db: connection,
      atRest: atRest(parking),
      log,
      failpoint: failpoints(),
      sweepEveryMs: config.SWEEP_EVERY_MS,
    },
    close: async () => {
      await kafka.close();
      await clock.stop();
      await connection.close();
    },
  };
};

/** Of the consumers the host knows, and of those a service has beside them, by the names of their groups. */
const lagOf =
  (name: ServiceName, admin: Pick<KafkaAdmin, 'groups' | 'lag'>): Ports['lag'] =>
  async (known) => {
    const ids = new Set(known.map(({ groupId }) => groupId));
    const beside = (await admin.groups()).filter((id) => id.startsWith(groupPrefixOf(name)) && !ids.has(id));
    return admin.lag([...known, ...beside]);
  };

export const kafkaOptions = (config: HostConfig) => ({
  brokers: config.KAFKA_BROKERS.split(',').map((broker) => broker.trim()),
  sessionTimeoutMs: config.KAFKA_SESSION_TIMEOUT_MS,
  tls: config.KAFKA_TLS,
  ...(config.KAFKA_SASL_USERNAME && config.KAFKA_SASL_PASSWORD
    ? { sasl: { username: config.KAFKA_SASL_USERNAME, password: config.KAFKA_SASL_PASSWORD } }
    : {}),
});

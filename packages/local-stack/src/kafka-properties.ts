import { host } from './ports.ts';

export type Broker = Readonly<{
  id: number;
  client: number;
  controller: number;
  data: string;
  /** Where clients are listened for, when it isn't where they are told to go: inside a container. */
  listenOn?: string;
  detour?: Detour;
}>;

/** A second door of a broker: whoever comes in by it is told to go on by way of another port, where something stands between. */
export type Detour = Readonly<{ port: number; told: number }>;

export type Superuser = Readonly<{ username: string; password: string }>;

/** Settings of one combined broker and controller (KRaft) among `brokers`. */
export const kafkaProperties = (
  broker: Broker,
  brokers: readonly Broker[],
  superuser: Superuser,
): Record<string, string> => ({
  ...cluster(broker, brokers),
  ...listeners(broker, superuser),
  ...access(superuser),
  ...smallAndQuick(brokers.length),
});

const cluster = ({ id, data }: Broker, brokers: readonly Broker[]) => ({
  'process.roles': 'broker,controller',
  'node.id': String(id),
  // Static voters: their ports may change from one start to the next, which a stored quorum can't follow.
  'controller.quorum.voters': brokers.map((each) => `${each.id}@${host}:${each.controller}`).join(','),
  'log.dirs': data,
  // How long a broker that was killed still counts as there, and can't come back; Kafka's own 9 s is for networks.
  'broker.session.timeout.ms': '5000',
  'broker.heartbeat.interval.ms': '1000',
});

const listeners = (broker: Broker, { username, password }: Superuser) => {
  const { client, controller, listenOn = host, detour } = broker;
  const credentials = `username="${username}" password="${password}"`;
  const scram = `org.apache.kafka.common.security.scram.ScramLoginModule required ${credentials};`;
  const plain = `org.apache.kafka.common.security.plain.PlainLoginModule required ${credentials} user_${username}="${password}";`;
  return {
    listeners: listed(
      `CLIENT://${listenOn}:${client}`,
      `CONTROLLER://${host}:${controller}`,
      detour && `DETOUR://${host}:${detour.port}`,
    ),
    'advertised.listeners': listed(`CLIENT://${host}:${client}`, detour && `DETOUR://${host}:${detour.told}`),
    'listener.security.protocol.map': listed(
      'CLIENT:SASL_PLAINTEXT',
      'CONTROLLER:SASL_PLAINTEXT',
      detour && 'DETOUR:SASL_PLAINTEXT',
    ),
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'CLIENT',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
    'listener.name.client.scram-sha-512.sasl.jaas.config': scram,
    ...(detour ? { 'listener.name.detour.scram-sha-512.sasl.jaas.config': scram } : {}),
    // Controllers hold the SCRAM users, so they can't be reached by SCRAM before they are up.
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': plain,
  };
};

const listed = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(',');

const access = ({ username }: Superuser) => ({
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': `User:${username}`,
  'allow.everyone.if.no.acl.found': 'false',
  'auto.create.topics.enable': 'false',
});

const smallAndQuick = (replicas: number) => ({
  'default.replication.factor': String(replicas),
  'min.insync.replicas': String(Math.max(1, replicas - 1)),
  'offsets.topic.replication.factor': String(replicas),
  'offsets.topic.num.partitions': '8',
  'transaction.state.log.replication.factor': String(replicas),
  'transaction.state.log.min.isr': String(Math.max(1, replicas - 1)),
  'transaction.state.log.num.partitions': '8',
  'share.coordinator.state.topic.replication.factor': String(replicas),
  'share.coordinator.state.topic.min.isr': String(Math.max(1, replicas - 1)),
  'group.initial.rebalance.delay.ms': '0',
  'group.min.session.timeout.ms': '2000',
  'num.network.threads': '2',
  'num.io.threads': '4',
});

export const asText = (properties: Readonly<Record<string, string>>): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

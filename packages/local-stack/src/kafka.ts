import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newClusterId } from './cluster-id.ts';
import { formatBroker } from './kafka-format.ts';
import { asText, type Broker, type Detour, kafkaProperties, type Superuser } from './kafka-properties.ts';
import { bring } from './maven.ts';
import type { Plan, PortOf } from './plan.ts';
import { host, isOpen } from './ports.ts';
import type { Launch } from './processes.ts';
import { artifact, type Program } from './program.ts';
import type { Run } from './run.ts';
import { secretIn, writeSecretly } from './secret.ts';

export const kafkaProgram: Program = {
  name: 'kafka',
  title: 'Apache Kafka 4.3.1 (43 MB)',
  lock: artifact('kafka.sha256'),
  by: 'maven',
  fill: (into, tools) => {
    const { title, lock } = kafkaProgram;
    return bring({ title, pom: artifact('kafka.pom.xml'), lock }, join(into, 'lib'), tools);
  },
};

type Setting = Readonly<{
  java: string;
  install: string;
  stackDir: string;
  brokers: number;
  /** By broker. */
  detours: Readonly<Record<string, Detour>>;
  port: PortOf;
  run: Run;
}>;

/** Writes the settings, formats what is new, and says how each broker is started. */
export const planKafka = async ({
  java,
  install,
  stackDir,
  brokers: count,
  detours,
  port,
  run,
}: Setting): Promise<Plan> => {
  const dir = kafkaFolder(stackDir, count);
  mkdirSync(dir, { recursive: true });
  const superuser = superuserIn(dir);
  const brokers = brokersOf(count, dir, port, detours);
  const clusterId = secretIn(join(dir, 'cluster-id'), () => newClusterId());
  const launchOf = async (broker: Broker): Promise<Launch> => {
    const settings = join(dir, `broker-${broker.id}.properties`);
    writeSecretly(settings, asText(kafkaProperties(broker, brokers, superuser)));
    const jvm = jvmFor(install, dir);
    if (!existsSync(join(broker.data, 'meta.properties'))) {
      await formatBroker({ java, jvm, settings, clusterId, superuser, data: broker.data, run });
    }
    return launch(java, [...jvm, 'kafka.Kafka', settings], install, broker);
  };
  const launches = await Promise.all(brokers.map(launchOf));
  const addresses = brokers.map(({ client }) => `${host}:${client}`);
  return {
    launches,
    address: { kafka: { brokers: addresses, sasl: { mechanism: 'scram-sha-512', ...superuser } } },
  };
};

/** One broker and three never share data: how many copies there are is part of it. */
const kafkaFolder = (stackDir: string, count: number) =>
  join(stackDir, count === 1 ? 'kafka' : `kafka-of-${count}`);

export const superuserIn = (dir: string): Superuser => ({
  username: 'exchange',
  password: secretIn(join(dir, 'password')),
});

const brokersOf = (count: number, dir: string, port: PortOf, detours: Setting['detours']): Broker[] =>
  Array.from({ length: count }, (_, index) => index + 1).map((id) => {
    const detour = detours[`kafka-${id}`];
    return {
      id,
      client: port(`kafka-${id}`),
      controller: port(`controller-${id}`),
      data: join(dir, `broker-${id}`),
      ...(detour ? { detour } : {}),
    };
  });

const jvmFor = (install: string, dir: string): string[] => [
  '-Xmx384m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  `-Djava.io.tmpdir=${dir}`,
  `-Dlog4j2.configurationFile=${artifact('kafka-log4j2.properties')}`,
  '-cp',
  join(install, 'lib', '*'),
];

const launch = (
  command: string,
  args: readonly string[],
  install: string,
  { id, client, data }: Broker,
): Launch => ({
  name: `kafka-${id}`,
  title: `Kafka broker ${id}`,
  command,
  args,
  cwd: data,
  install,
  ready: () => isOpen(client),
  startWithinMs: 120_000,
  stopWithinMs: 15_000,
});

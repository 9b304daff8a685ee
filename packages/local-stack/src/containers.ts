import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import { scramUser } from './kafka-format.ts';
import { asText, kafkaProperties, type Superuser } from './kafka-properties.ts';
import { host } from './ports.ts';

/** testcontainers opens ports on every interface; these services ask nobody for a password. */
class LocalContainer extends GenericContainer {
  onLoopback(inside: number, outside: number): this {
    this.withExposedPorts({ container: inside, host: outside });
    const binding = { [`${inside}/tcp`]: [{ HostIp: host, HostPort: String(outside) }] };
    this.hostConfig.PortBindings = { ...this.hostConfig.PortBindings, ...binding };
    return this;
  }
}

type Kept = Readonly<{ port: number; volume: string }>;

export const kafkaContainer = ({
  port,
  volume,
  superuser,
  clusterId,
}: Kept & { superuser: Superuser; clusterId: string }) => {
  const data = '/var/lib/kafka/data';
  const broker = {
    id: 1,
    client: port,
    controller: port === 9093 ? 9094 : 9093,
    data: `${data}/broker-1`,
    listenOn: '0.0.0.0',
  };
  const settings = '/etc/kafka/handoff.properties';
  const script = [
    `test -f ${broker.data}/meta.properties || /opt/kafka/bin/kafka-storage.sh format -t ${clusterId} -c ${settings} --add-scram '${scramUser(superuser)}'`,
    `exec /opt/kafka/bin/kafka-server-start.sh ${settings}`,
  ].join('\n');
  return new LocalContainer('apache/kafka:4.3.1')
    .onLoopback(port, port)
    .withBindMounts([{ source: volume, target: data }])
    .withEnvironment({ KAFKA_HEAP_OPTS: '-Xmx384m' })
    .withCopyContentToContainer([
      { content: asText(kafkaProperties(broker, [broker], superuser)), target: settings },
      { content: script, target: '/etc/kafka/handoff.sh' },
    ])
    .withEntrypoint(['sh', '/etc/kafka/handoff.sh'])
    .withWaitStrategy(Wait.forListeningPorts());
};

/** As root: a new volume belongs to root, and the image's user could not write to it. */
export const registryContainer = ({ port, volume }: Kept) =>
  new LocalContainer('apicurio/apicurio-registry:3.3.3')
    .onLoopback(8080, port)
    .withUser('0:0')
    .withBindMounts([{ source: volume, target: '/data' }])
    .withEnvironment({
      APICURIO_STORAGE_KIND: 'sql',
      APICURIO_STORAGE_SQL_KIND: 'h2',
      APICURIO_DATASOURCE_URL: 'jdbc:h2:file:/data/schemas;WRITE_DELAY=0',
    })
    .withWaitStrategy(Wait.forHttp('/apis/ccompat/v7/subjects', 8080));

export const mongoContainer = ({ port, volume }: Kept) =>
  new LocalContainer('mongo:8.0')
    .onLoopback(27_017, port)
    .withBindMounts([{ source: volume, target: '/data/db' }])
    .withCommand(['--replSet', 'handoff', '--bind_ip_all'])
    .withWaitStrategy(Wait.forListeningPorts());

/** Transactions and change streams ask for a replica set, be it of one. */
export const formReplicaSet = async (mongo: StartedTestContainer): Promise<void> => {
  const script = `
    try { rs.status() } catch { rs.initiate({ _id: 'handoff', members: [{ _id: 0, host: '127.0.0.1:27017' }] }) }
    while (!db.hello().isWritablePrimary) sleep(100)`;
  const { exitCode, output } = await mongo.exec(['mongosh', '--quiet', '--eval', script]);
  if (exitCode !== 0) throw new Error(`the replica set can't be formed: ${output}`);
};

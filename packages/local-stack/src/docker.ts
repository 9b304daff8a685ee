import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StartedTestContainer } from 'testcontainers';
import { newClusterId } from './cluster-id.ts';
import { superuserIn } from './kafka.ts';
import { mongoUrl } from './mongo.ts';
import type { StartOptions } from './native.ts';
import { choosePorts, host } from './ports.ts';
import { during } from './progress.ts';
import { registryUrl } from './registry.ts';
import { headOf, type Run } from './run.ts';
import { secretIn } from './secret.ts';
import type { Addresses, Part, Started } from './stack.ts';
import { StackError } from './stack-error.ts';

/** An engine answers, not only the command: a client without its daemon is common. */
export const dockerAnswers = async (run: Run): Promise<boolean> =>
  (await run('docker', ['info'], 5_000)).code === 0;

/** The same three in containers; their data are in named volumes of the engine, so that a second start finds them. */
export const startDocker = async (options: StartOptions): Promise<Started> => {
  const { parts, progress } = options;
  const { start, address } = await planContainers(options);
  const results = await during(
    progress,
    `Starting ${parts.join(', ')} in Docker (images are pulled once)`,
    () => Promise.allSettled(parts.map((part) => start[part]())),
  );
  const running = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async () => {
    await Promise.all(running.map((container) => container.stop({ timeout: 15_000 })));
  };
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw didNotStart(failed.reason);
  }
  return {
    addresses: Object.assign({}, ...parts.map((part) => address[part])) as Started['addresses'],
    processes: [],
    stop,
  };
};

type Containers = Readonly<{
  start: Readonly<Record<Part, () => Promise<StartedTestContainer>>>;
  address: Readonly<Record<Part, Partial<Addresses>>>;
}>;

const planContainers = async ({ stackDir, ports: fixed, progress }: StartOptions): Promise<Containers> => {
  // Loaded only when an engine answers: it is by far the largest of our dependencies.
  const { formReplicaSet, kafkaContainer, mongoContainer, registryContainer } = await import(
    './containers.ts'
  );
  const dir = join(stackDir, 'docker');
  mkdirSync(dir, { recursive: true });
  const names = ['kafka-1', 'registry', 'mongo'];
  const port = await choosePorts({ file: join(dir, 'ports.json'), names, fixed, say: progress });
  const superuser = superuserIn(dir);
  const clusterId = secretIn(join(dir, 'cluster-id'), () => newClusterId());
  const kept = (name: string) => ({ port: port(name), volume: `handoff-${shortHash(stackDir)}-${name}` });
  return {
    start: {
      kafka: () => kafkaContainer({ ...kept('kafka-1'), superuser, clusterId }).start(),
      registry: () => registryContainer(kept('registry')).start(),
      mongo: async () => {
        const mongo = await mongoContainer(kept('mongo')).start();
        await formReplicaSet(mongo);
        return mongo;
      },
    },
    address: {
      kafka: {
        kafka: {
          brokers: [`${host}:${port('kafka-1')}`],
          sasl: { mechanism: 'scram-sha-512', ...superuser },
        },
      },
      registry: { registry: { url: registryUrl(port('registry')) } },
      mongo: { mongo: { url: mongoUrl(port('mongo')) } },
    },
  };
};

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

const didNotStart = (error: unknown) =>
  new StackError('did-not-start', {
    place: 'docker',
    reason: `The Docker engine answers, but a container did not start: ${headOf(error instanceof Error ? error.message : String(error))}`,
    mend: 'See that the engine can pull images; or set HANDOFF_STACK=native to do without it.',
  });

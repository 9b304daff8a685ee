import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { findOrStartStack } from '@handoff/local-stack';
import { installNative } from '../../packages/local-stack/src/install-native.ts';
import { freePort } from '../../packages/local-stack/src/ports.ts';
import { runIn } from '../../packages/local-stack/src/run.ts';
import { madeSecrets } from '../compose/made-secrets.ts';
import { type ComposeService, filledIn, root } from '../compose/read-compose.ts';

const installs = join(root, '.handoff', 'install');

/** Containers of docker-compose.yml as processes of this machine, each with the environment and the secrets it has there. */
export const composed = () => {
  const folder = mkdtempSync(join(tmpdir(), 'composed-'));
  const made = madeSecrets();
  const { services, secrets } = filledIn(made);
  const children: ChildProcess[] = [];
  const ends: (() => Promise<unknown>)[] = [];
  const addresses = new Map<string, string>();
  const { PATH = '', HOME = '' } = process.env;

  /** What stands below /run/secrets in that container. */
  const secretsOf = (name: string): string => {
    const place = join(folder, name, 'secrets');
    mkdirSync(place, { recursive: true });
    for (const { source, target } of services[name]?.secrets ?? [])
      writeFileSync(join(place, target), made[secrets[source]?.environment ?? ''] ?? '', { mode: 0o600 });
    return place;
  };

  /** A container's environment, with the places of this machine for those of its own. */
  const environmentOf = (name: string): Record<string, string> => {
    const places = [['/run/secrets', secretsOf(name)], ...addresses] as const;
    const here = (text: string): string =>
      places.reduce((said, [there, place]) => said.replaceAll(there, place), text);
    const { environment = {} }: ComposeService = services[name] ?? {};
    return Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, here(value)]));
  };

  const run = (name: string, words: readonly string[], env: Record<string, string>): ChildProcess => {
    const log = openSync(join(folder, `${name}.log`), 'a');
    const [command = '', ...args] = words;
    const child = spawn(command, args, {
      cwd: root,
      env: { PATH, HOME, ...env },
      stdio: ['ignore', log, log],
    });
    children.push(child);
    return child;
  };

  const listens = async (name: string, container: string): Promise<number> => {
    const port = await freePort();
    addresses.set(container, `localhost:${port}`);
    mkdirSync(join(folder, name), { recursive: true });
    return port;
  };

  const installed = () =>
    installNative({
      parts: ['kafka', 'registry'],
      installs,
      dataDir: folder,
      stackDir: folder,
      env: process.env,
      tools: { run: runIn(process.env), progress: () => undefined },
    });

  return {
    folder,
    addresses,
    environmentOf,
    run,
    logOf: (name: string): string => readFileSync(join(folder, `${name}.log`), 'utf8'),

    /** By deploy/kafka/start.sh, with a shell around the classes where the image has its scripts. */
    startBroker: async (): Promise<void> => {
      const [client, partners, controller] = [
        await listens('kafka', 'kafka:9092'),
        await freePort(),
        await freePort(),
      ];
      const { java, kafka } = await installed();
      const home = join(folder, 'kafka');
      mkdirSync(join(home, 'bin'));
      const script = (file: string, name: string) => {
        const log4j = join(root, 'packages', 'local-stack', 'artifacts', 'kafka-log4j2.properties');
        const jvm = `-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dlog4j2.configurationFile=${log4j}`;
        writeFileSync(
          join(home, 'bin', file),
          `#!/bin/sh\nexec ${java} ${jvm} -cp '${kafka}/lib/*' ${name} "$@"\n`,
        );
        chmodSync(join(home, 'bin', file), 0o755);
      };
      script('kafka-storage.sh', 'kafka.tools.StorageTool');
      script('kafka-server-start.sh', 'kafka.Kafka');
      const settings = readFileSync(join(root, 'deploy', 'kafka', 'server.properties'), 'utf8')
        .replaceAll('0.0.0.0:9092', `127.0.0.1:${client}`)
        .replaceAll('0.0.0.0:9094', `127.0.0.1:${partners}`)
        .replaceAll('kafka:9092', `localhost:${client}`)
        .replaceAll('127.0.0.1:9093', `127.0.0.1:${controller}`)
        .replace(/^log\.dirs=.*$/m, `log.dirs=${join(home, 'data')}`);
      writeFileSync(join(home, 'template'), settings);
      addresses.set('kafka:9094', `localhost:${partners}`);
      run('kafka', ['sh', join(root, 'deploy', 'kafka', 'start.sh')], {
        ...environmentOf('kafka'),
        KAFKA_HOME: home,
        KAFKA_SETTINGS: join(home, 'template'),
        KAFKA_PUBLIC_ADDRESS: `localhost:${partners}`,
        TMPDIR: home,
      });
    },

    startRegistry: async (): Promise<void> => {
      const port = await listens('registry', 'registry:8443');
      const { java, registry } = await installed();
      const env = environmentOf('registry');
      const jvm = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
      run('registry', [java, ...jvm, '-jar', join(registry, 'quarkus-run.jar')], {
        ...env,
        APICURIO_DATASOURCE_URL:
          env['APICURIO_DATASOURCE_URL']?.replace('/data/', `${folder}/registry/`) ?? '',
        QUARKUS_HTTP_SSL_PORT: String(port),
        QUARKUS_HTTP_HOST: '127.0.0.1',
        QUARKUS_MANAGEMENT_PORT: '0',
      });
    },

    /** The stand-in of the laptop speaks no TLS: a door of this process does it for it, with the store's certificate. */
    startStore: async (): Promise<void> => {
      const { PATH: path = '', HOME: home = '' } = process.env;
      const elsewhere = { KAFKA_BROKERS: 'localhost:1', SCHEMA_REGISTRY_URL: 'http://localhost:1' };
      const stack = await findOrStartStack({
        dataDir: join(folder, 'store'),
        installs,
        env: { PATH: path, HOME: home, HANDOFF_STACK: 'native', ...elsewhere },
        progress: () => undefined,
      });
      ends.push(stack.stop);
      const behind = Number(/:(\d+)/.exec(stack.mongo.url)?.[1]);
      const own = readFileSync(join(secretsOf('mongo'), 'certificate'));
      const door = createServer({ cert: own, key: own }, (socket) => {
        const through = connect(behind, '127.0.0.1');
        for (const [one, other] of [
          [socket, through],
          [through, socket],
        ] as const)
          one.on('error', () => other.destroy()).pipe(other);
      });
      door.listen(await listens('mongo', 'mongo:27017'), '127.0.0.1');
      await once(door, 'listening');
    },

    stop: async (): Promise<void> => {
      for (const child of children.filter(
        ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
      )) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      for (const end of ends) await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

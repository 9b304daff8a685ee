import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../packages/local-stack/src/ports.ts';
import { madeSecrets } from '../compose/made-secrets.ts';
import { root } from '../compose/read-compose.ts';
import { describeExchange } from '../support/describe-exchange.ts';
import { composed } from './servers-over-tls.ts';

const run = promisify(execFile);
const { PATH = '', HOME = '' } = process.env;
const said = async (words: readonly string[], env: Readonly<Record<string, string>>): Promise<string> => {
  const { stdout } = await run(process.execPath, [...words], {
    cwd: root,
    env: { PATH, HOME, ...env },
  }).catch((error: unknown) => error as { stdout: string });
  return stdout.trim();
};

// What docker-compose.yml says to its containers, said to the same servers as processes: no Docker engine is needed for it.
describeExchange('the servers of the compose file, with the certificates of `handoff secrets`', () => {
  let containers: ReturnType<typeof composed>;
  let elsewhere: string;
  let prepared: number | null;
  beforeAll(async () => {
    containers = composed();
    await containers.startBroker();
    await containers.startRegistry();
    await containers.startStore();
    elsewhere = join(containers.folder, 'another-authority.pem');
    writeFileSync(elsewhere, madeSecrets()['AUTHORITY'] ?? '');
    const preparing = containers.run(
      'prepare',
      [process.execPath, 'packages/cli/src/handoff.ts', 'prepare'],
      containers.environmentOf('prepare'),
    );
    [prepared] = (await once(preparing, 'exit')) as [number | null];
  }, 300_000);
  afterAll(() => containers?.stop());

  it('are prepared over TLS: the broker with its users and topics, the registry with the schemas', () =>
    expect(prepared, containers.logOf('prepare')).toBe(0));

  it('the broker answers a service that trusts the authority, at both doors; in clear or trusting another it refuses', async () => {
    const env = containers.environmentOf('routing');
    const ask = (more: Readonly<Record<string, string>> = {}) =>
      said([join(root, 'test', 'isolation', 'ask-broker.ts')], { ...env, ...more });
    expect(await ask()).toBe('answered');
    const doors = [env['KAFKA_BROKERS'] ?? '', containers.addresses.get('kafka:9094') ?? ''];
    const asked = doors.flatMap((KAFKA_BROKERS) => [
      ask({ KAFKA_BROKERS }),
      ask({ KAFKA_BROKERS, KAFKA_TLS: 'false' }),
      ask({ KAFKA_BROKERS, NODE_EXTRA_CA_CERTS: elsewhere }),
    ]);
    // At the door of agencies the broker's answer is told to go on there.
    expect(await Promise.all(asked)).toEqual([
      'answered',
      'refused',
      'refused',
      'answered',
      'refused',
      'refused',
    ]);
  });

  it('the registry answers whoever trusts the authority, and nobody in clear', async () => {
    const { SCHEMA_REGISTRY_URL: url = '', NODE_EXTRA_CA_CERTS: own = '' } =
      containers.environmentOf('routing');
    const ask = (to: string, NODE_EXTRA_CA_CERTS: string) =>
      said(
        [
          '-e',
          'fetch(process.argv[1]).then(({ status }) => console.log(status), () => console.log("refused"))',
          to,
        ],
        { NODE_EXTRA_CA_CERTS },
      );
    expect(await ask(`${url}/subjects`, own)).toBe('200');
    expect(await ask(`${url}/subjects`, elsewhere)).toBe('refused');
    expect(await ask(`${url.replace('https:', 'http:')}/subjects`, own)).toBe('refused');
  });

  it('a service starts on all of them and is found well by its health check, by TLS alone', async () => {
    const port = String(await freePort());
    const { MONGO_URL: store = '', ...rest } = containers.environmentOf('routing');
    const env = {
      ...rest,
      // The laptop's stand-in asks for no password, and is no replica set.
      MONGO_URL: store.replace(/\/\/[^@]+@/, '//').replace('replicaSet=handoff', 'directConnection=true'),
      PORT: port,
      OTEL_EXPORTER_OTLP_ENDPOINT: '',
    };
    containers.run('routing', [process.execPath, 'services/routing/src/main.ts'], env);
    const check = (more: Readonly<Record<string, string>> = {}) =>
      run(process.execPath, ['deploy/ready.ts'], { cwd: root, env: { PATH, ...env, ...more } }).then(
        () => 'well',
        () => 'unwell',
      );
    const until = performance.now() + 90_000;
    while ((await check()) !== 'well' && performance.now() < until) await wait(500);
    expect(await check(), containers.logOf('routing')).toBe('well');
    expect(await check({ NODE_EXTRA_CA_CERTS: elsewhere })).toBe('unwell');
    expect(await check({ TLS_CERT_FILE: '' })).toBe('unwell');
  });
});

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaProperties } from '@handoff/local-stack/kafka-properties';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root, textOf } from './read-compose.ts';

const superuser = { username: 'exchange', password: 'a-_password' };
const env = {
  PATH: process.env['PATH'] ?? '',
  KAFKA_SASL_USERNAME: superuser.username,
  KAFKA_SASL_PASSWORD: superuser.password,
  KAFKA_CLUSTER_ID: 'HxY0yZ1-2345678901_abc',
  KAFKA_PUBLIC_ADDRESS: 'kafka.example:9094',
};

let home: string;
let data: string;
/** Its own certificate, and whom it trusts. */
let promised: Readonly<Record<'KAFKA_CERTIFICATE_FILE' | 'KAFKA_AUTHORITY_FILE', string>>;

/** A program of the image that writes down how it was called, and with which settings. */
const standIn = (name: string, does = '') => {
  const file = join(home, 'bin', name);
  writeFileSync(
    file,
    `#!/bin/sh\necho "$@" >> ${home}/${name}.called\nfor last in "$@"; do [ -f "$last" ] && cp "$last" ${home}/settings; done\n${does}\n`,
  );
  chmodSync(file, 0o755);
};
const called = (name: string): readonly string[] => {
  const file = join(home, `${name}.called`);
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
};

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kafka-'));
  data = join(home, 'data');
  mkdirSync(join(home, 'bin'));
  standIn('kafka-storage.sh', `mkdir -p ${data} && touch ${data}/meta.properties`);
  standIn('kafka-server-start.sh');
  promised = {
    KAFKA_CERTIFICATE_FILE: join(home, 'own.pem'),
    KAFKA_AUTHORITY_FILE: join(home, 'authority.pem'),
  };
  for (const file of Object.values(promised)) writeFileSync(file, 'a certificate');
  const settings = textOf('deploy', 'kafka', 'server.properties');
  writeFileSync(join(home, 'template'), settings.replace(/^log\.dirs=.*$/m, `log.dirs=${data}`));
});
afterEach(() => rmSync(home, { recursive: true }));

const start = (given: Readonly<Record<string, string>> = env) =>
  spawnSync('sh', [join(root, 'deploy', 'kafka', 'start.sh')], {
    env: { ...promised, ...given, KAFKA_HOME: home, KAFKA_SETTINGS: join(home, 'template'), TMPDIR: home },
    encoding: 'utf8',
  });

const asProperties = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => /^[^#\s].*=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

describe('the broker in its container', () => {
  it('prepares its data folder once, with its first user, and starts', () => {
    for (let time = 1; time <= 2; time += 1) expect(start().status, `start ${time}`).toBe(0);
    expect(called('kafka-storage.sh')).toEqual([
      expect.stringMatching(
        /^format --cluster-id HxY0yZ1-2345678901_abc --config \S+ --add-scram SCRAM-SHA-512=\[name=exchange,password=a-_password\]$/,
      ),
    ]);
    expect(called('kafka-server-start.sh')).toHaveLength(2);
  });

  it('does not start when its folder could not be prepared', () => {
    standIn('kafka-storage.sh', 'exit 3');
    expect(start().status).not.toBe(0);
    expect(called('kafka-server-start.sh')).toEqual([]);
  });

  it.each([
    'KAFKA_SASL_PASSWORD',
    'KAFKA_CLUSTER_ID',
    'KAFKA_PUBLIC_ADDRESS',
    'KAFKA_CERTIFICATE_FILE',
    'KAFKA_AUTHORITY_FILE',
  ])('asks for %s', (name) => {
    const { status, stderr } = start({ ...env, [name]: '' });
    expect(status).not.toBe(0);
    expect(stderr).toContain(name);
  });

  it('has the settings that a laptop has, but for TLS and the door of agencies outside', () => {
    start();
    const settings = asProperties(readFileSync(join(home, 'settings'), 'utf8'));
    const broker = { id: 1, client: 9092, controller: 9093, data, listenOn: '0.0.0.0' };
    expect(settings).toEqual({
      ...kafkaProperties(broker, [broker], superuser),
      listeners: 'CLIENT://0.0.0.0:9092,PARTNERS://0.0.0.0:9094,CONTROLLER://127.0.0.1:9093',
      'advertised.listeners': 'CLIENT://kafka:9092,PARTNERS://kafka.example:9094',
      // The controller listens on loopback.
      'listener.security.protocol.map': 'CLIENT:SASL_SSL,PARTNERS:SASL_SSL,CONTROLLER:SASL_PLAINTEXT',
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.location': promised.KAFKA_CERTIFICATE_FILE,
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.location': promised.KAFKA_AUTHORITY_FILE,
      'ssl.enabled.protocols': 'TLSv1.3,TLSv1.2',
      'listener.name.partners.scram-sha-512.sasl.jaas.config':
        'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    });
  });

  it('shows agencies another certificate where it has one, and does not start without the one it was promised', () => {
    const file = join(home, 'kafka.pem');
    expect(start({ ...env, KAFKA_TLS_FILE: file }).status).toBe(2);
    for (const name of ['KAFKA_CERTIFICATE_FILE', 'KAFKA_AUTHORITY_FILE'])
      expect(start({ ...env, [name]: file }).status, name).toBe(2);
    expect(called('kafka-server-start.sh')).toEqual([]);
    writeFileSync(file, 'a certificate');
    expect(start({ ...env, KAFKA_TLS_FILE: file }).status).toBe(0);
    expect(asProperties(readFileSync(join(home, 'settings'), 'utf8'))).toMatchObject({
      'ssl.keystore.location': promised.KAFKA_CERTIFICATE_FILE,
      'listener.name.partners.ssl.keystore.type': 'PEM',
      'listener.name.partners.ssl.keystore.location': file,
    });
  });

  it('keeps its records in the volume', () =>
    expect(textOf('deploy', 'kafka', 'server.properties')).toMatch(/^log\.dirs=\/var\/lib\/kafka\/data\//m));

  it('leaves no name unfilled', () => {
    start();
    const lines = readFileSync(join(home, 'settings'), 'utf8').split('\n');
    expect(lines.filter((line) => !line.startsWith('#') && /@[A-Z_]+@/.test(line))).toEqual([]);
  });
});

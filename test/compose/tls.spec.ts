import { X509Certificate } from 'node:crypto';
import { plaintextFaults } from '@handoff/runtime';
import { serviceNames } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { madeSecrets } from './made-secrets.ts';
import { composeFile, filledIn, textOf } from './read-compose.ts';

const made = madeSecrets();
const { services, secrets } = filledIn(made);
const names = Object.keys(services);
const listeners = names.filter((name) => (services[name]?.expose ?? []).length > 0);
const heldBy = (name: string) => services[name]?.secrets ?? [];
const certificateOf = (name: string): X509Certificate => {
  const { source = '' } = heldBy(name).find(({ target }) => target === 'certificate') ?? {};
  return new X509Certificate(made[secrets[source]?.environment ?? ''] ?? '');
};

describe('between the containers', () => {
  it('nothing is named that is spoken to in clear, and no exception is made', () => {
    const files = ['docker-compose.yml', 'deploy/otel/collector.yaml', 'deploy/otel/viewer.yaml'];
    for (const file of files) expect(textOf(file), file).not.toMatch(/PLAINTEXT|insecure: true/);
    for (const [name, { environment = {} }] of Object.entries(services)) {
      const settings = { ...environment, KAFKA_TLS: environment['KAFKA_TLS'] === 'true' };
      expect(plaintextFaults(settings), name).toEqual([]);
      for (const value of Object.values(environment)) {
        expect(value, name).not.toMatch(/http:/);
        expect(value, name).not.toMatch(/^mongodb:(?!.*[?&]tls=true(&|$))/);
      }
    }
  });

  it('whoever names a broker speaks TLS with it', () => {
    const callers = names.filter((name) => services[name]?.environment?.['KAFKA_BROKERS']);
    expect(callers).toEqual([...serviceNames, 'prepare']);
    for (const name of callers) expect(services[name]?.environment?.['KAFKA_TLS'], name).toBe('true');
  });

  it('whoever listens has a certificate of its own, by the names that it is called by, and nobody has that of another', () => {
    expect(listeners).toHaveLength(10);
    for (const name of names) {
      const own = listeners.includes(name) ? [`certificate-${name}`] : [];
      const held = heldBy(name).map(({ source }) => source);
      expect(
        held.filter((source) => source.startsWith('certificate-')),
        name,
      ).toEqual(own);
    }
    for (const name of listeners) {
      expect(certificateOf(name).checkHost(name, { subject: 'never' }), name).toBe(name);
      expect(certificateOf(name).checkHost('localhost', { subject: 'never' }), name).toBe('localhost');
      const others = listeners.filter((other) => other !== name);
      expect(
        others.filter((other) => certificateOf(name).checkHost(other)),
        name,
      ).toEqual([]);
    }
  });

  it('everybody trusts one authority, whose private key no setting holds', () => {
    for (const name of names)
      expect(
        heldBy(name).some(({ source, target }) => source === 'authority' && target === 'authority'),
        name,
      ).toBe(true);
    const authority = new X509Certificate(made['AUTHORITY'] ?? '');
    expect(listeners.filter((name) => !certificateOf(name).verify(authority.publicKey))).toEqual([]);
    expect(made['AUTHORITY']).not.toContain('PRIVATE KEY');
    const keys = Object.entries(made).filter(([, value]) => value.includes('PRIVATE KEY'));
    expect(keys.map(([name]) => name).toSorted()).toEqual(
      listeners.map((name) => `CERTIFICATE_${name.toUpperCase()}`).toSorted(),
    );
    expect(textOf('docker-compose.yml')).not.toMatch(/\.handoff/);
  });

  it('a private key is read by the user of its container alone', () => {
    const users: Readonly<Record<string, string | undefined>> = {
      mongo: '999',
      // What names no user is root's, as these containers are.
      registry: undefined,
      collector: undefined,
      viewer: undefined,
    };
    for (const name of names)
      for (const { target, uid, gid, mode } of heldBy(name)) {
        const user = name in users ? users[name] : '1000';
        expect([uid, gid], name).toEqual([user, user]);
        expect(user ?? services[name]?.user, name).toBe(user ?? '0:0');
        // Written 0400 and 0444, which Compose takes for octal.
        expect(mode, name).toBe(target === 'authority' ? 444 : 400);
      }
  });
});

describe('each server is told to speak TLS alone', () => {
  const wordsOf = (name: string): string => (composeFile().services[name]?.command ?? []).join(' ');

  it.each(serviceNames)('%s, at each of its doors', (name) => {
    const { environment = {} } = services[name] ?? {};
    expect(environment).toMatchObject({
      TLS_CERT_FILE: '/run/secrets/certificate',
      TLS_KEY_FILE: '/run/secrets/certificate',
      NODE_EXTRA_CA_CERTS: '/run/secrets/authority',
    });
    const { PUBLIC_HOST: door, PUBLIC_TLS_CERT_FILE: shown, PUBLIC_TLS_KEY_FILE: key } = environment;
    const own = door === undefined ? undefined : '/run/secrets/certificate';
    expect([shown, key]).toEqual([own, own]);
  });

  it('the document store, whose health check trusts the authority too', () => {
    expect(wordsOf('mongo')).toContain('--tlsMode requireTLS');
    expect(wordsOf('mongo')).toContain('--tlsCertificateKeyFile /run/secrets/certificate');
    expect(wordsOf('mongo')).toContain('--tlsCAFile /run/secrets/authority');
    expect(services['mongo']?.healthcheck?.test?.join(' ')).toContain(
      '--host localhost --tls --tlsCAFile /run/secrets/authority',
    );
  });

  it('the registry, but for pages of its own machine', () =>
    expect(services['registry']?.environment).toMatchObject({
      QUARKUS_HTTP_INSECURE_REQUESTS: 'disabled',
      QUARKUS_HTTP_SSL_CERTIFICATE_FILES: '/run/secrets/certificate',
      QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES: '/run/secrets/certificate',
      QUARKUS_MANAGEMENT_HOST: '127.0.0.1',
    }));

  it('the broker, but for its controller, which listens to its own container', () => {
    const settings = textOf('deploy', 'kafka', 'server.properties');
    const [, map = ''] = /^listener\.security\.protocol\.map=(.*)$/m.exec(settings) ?? [];
    const [, listening = ''] = /^listeners=(.*)$/m.exec(settings) ?? [];
    const inClear = map.split(',').filter((each) => !each.endsWith(':SASL_SSL'));
    expect(inClear).toEqual(['CONTROLLER:SASL_PLAINTEXT']);
    expect(listening).toContain('CONTROLLER://127.0.0.1:');
    expect(services['kafka']?.environment).toMatchObject({
      KAFKA_CERTIFICATE_FILE: '/run/secrets/certificate',
      KAFKA_AUTHORITY_FILE: '/run/secrets/authority',
    });
  });
});

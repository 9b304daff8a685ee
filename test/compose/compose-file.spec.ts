import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brokerUserOf, serviceNames } from '@handoff/schemas';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { madeSecrets } from './made-secrets.ts';
import { composeFile, filledIn, root, textOf, variables } from './read-compose.ts';

/** The compose specification's own JSON schema, as a linter of compose files ships it. */
const specification = (): object => {
  const linter = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
  return JSON.parse(readFileSync(join(linter, 'schemas', 'compose.schema.json'), 'utf8')) as object;
};
const fits = (() => {
  const { $schema: _, ...schema } = specification() as Record<string, unknown>;
  return new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
})();

const { services, networks, volumes, secrets } = composeFile();
const images = Object.values(services).flatMap(({ image }) => (image === undefined ? [] : [image]));

describe('docker-compose.yml', () => {
  it('is a compose file by the specification', () => {
    fits(composeFile());
    expect(fits.errors ?? []).toEqual([]);
  });

  it('would not be one with a key that the specification does not know', () =>
    expect(fits({ services: { intake: { ...services['intake'], environments: {} } } })).toBe(false));

  it('pins every image by its version, and names no registry host', () => {
    expect(images).toHaveLength(5);
    for (const image of images) expect(image).toMatch(/^[a-z-]+(\/[a-z-]+)?:\d+\.\d+\.\d+$/);
  });

  it('runs the same versions that a laptop gets', () => {
    const laptop = [
      ...textOf('packages', 'local-stack', 'src', 'containers.ts').matchAll(/LocalContainer\('(.+)'\)/g),
    ].map(([, image = '']) => image);
    expect(laptop).toHaveLength(3);
    for (const image of laptop)
      expect(
        images.some((each) => each === image || each.startsWith(`${image}.`)),
        image,
      ).toBe(true);
  });

  it('names only networks, volumes, secrets and services that it has', () => {
    for (const [name, service] of Object.entries(services)) {
      const { networks: joined = [], depends_on: needs = [], secrets: given = [] } = service;
      const mounted = (service.volumes ?? []).map((each) => each.split(':')[0] ?? '');
      const stored = mounted.filter((source) => !source.startsWith('.'));
      expect(
        joined.filter((each) => !(each in networks)),
        name,
      ).toEqual([]);
      expect(
        stored.filter((each) => !(each in volumes)),
        name,
      ).toEqual([]);
      expect(
        given.filter(({ source }) => !(source in secrets)),
        name,
      ).toEqual([]);
      const needed = Array.isArray(needs) ? needs : Object.keys(needs);
      expect(
        needed.filter((each: string) => !(each in services)),
        name,
      ).toEqual([]);
    }
  });

  it('lies on files that are there', () => {
    const built = Object.values(services).flatMap(({ build }) => (build ? [build] : []));
    for (const { context, dockerfile } of built)
      expect(existsSync(join(root, context, dockerfile)), dockerfile).toBe(true);
    for (const { volumes: mounts = [], command = [], entrypoint = [] } of Object.values(services)) {
      const folders = mounts.filter((mount) => mount.startsWith('./')).map((mount) => mount.split(':'));
      for (const [source = '', target = ''] of folders) {
        expect(existsSync(join(root, source)), source).toBe(true);
        const named = [...command, ...entrypoint].map((word) => word.replace(/^--config=/, ''));
        for (const file of named.filter((word) => word.startsWith(`${target}/`)))
          expect(existsSync(join(root, source, file.slice(target.length))), file).toBe(true);
      }
    }
  });

  it('opens its ports to this machine alone', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('keeps the document store and the registry where nobody outside comes', () => {
    for (const [name, network] of Object.entries({ mongo: 'store', registry: 'schemas' })) {
      expect(networks[network]).toEqual({ internal: true });
      expect(services[name]?.networks, name).toEqual([network]);
      expect(services[name]?.ports, name).toBeUndefined();
    }
  });

  it('lets no two servers speak with one another but the collector with its viewer', () => {
    const servers = Object.entries(services).filter(([, { image }]) => image !== undefined);
    const pairs = servers.flatMap(([one, { networks: joined = [] }]) =>
      servers
        .filter(([other]) => one < other)
        .flatMap(([other, { networks: others = [] }]) =>
          joined.filter((each) => others.includes(each)).map((each) => `${one} and ${other} on ${each}`),
        ),
    );
    expect(pairs).toEqual(['collector and viewer on viewing']);
    const open = Object.keys(networks).filter((each) => networks[each]?.internal !== true);
    const on = open.map((each) =>
      Object.values(services).filter(({ networks: joined }) => joined?.includes(each)),
    );
    expect(on.map(({ length }) => length)).toEqual(open.map(() => 1));
  });

  it('gives nobody raw packets, with which one listens in on others, nor a way to more rights', () => {
    for (const [name, { cap_drop: dropped = [], security_opt: options }] of Object.entries(services)) {
      expect(dropped.includes('ALL') || dropped.includes('NET_RAW'), name).toBe(true);
      expect(options, name).toEqual(['no-new-privileges:true']);
    }
  });

  it('gives a secret to a user by number only where the user of the container has a name, or none', () => {
    // Docker Engine before 28 looks the container's user up by name when a secret has a user, and knows no number and no "0:0".
    expect(textOf('deploy', 'Dockerfile')).toMatch(/^USER node$/m);
    const named = [...serviceNames, 'prepare', 'mongo', 'kafka'];
    for (const [name, { secrets: given = [], user }] of Object.entries(services)) {
      const numbers = given.filter(({ uid, gid }) => uid !== undefined || gid !== undefined);
      expect(numbers.length, name).toBe(named.includes(name) ? given.length : 0);
      expect(user, name).toBe(named.includes(name) ? undefined : '0:0');
    }
    // Who is root only to read what is root's may do nothing else that root may.
    for (const name of ['collector', 'viewer']) expect(services[name]?.cap_drop, name).toEqual(['ALL']);
  });

  it('lets each service into the broker under its own name, and none under the one that makes names', () => {
    for (const name of serviceNames) {
      const { KAFKA_SASL_USERNAME: user, KAFKA_SASL_PASSWORD: password } = services[name]?.environment ?? {};
      expect(user).toBe(brokerUserOf(name));
      expect(password).toContain(`KAFKA_SASL_PASSWORD_${name.toUpperCase()}:?`);
    }
    const superusers = Object.entries(services).filter(
      ([, { environment }]) => environment?.['KAFKA_SASL_USERNAME'] === 'exchange',
    );
    expect(superusers.map(([name]) => name).toSorted()).toEqual(['kafka', 'prepare']);
  });

  it('keeps what may not be lost in volumes: documents, records, schemas', () => {
    const stores = Object.values(services).flatMap((service) => service.volumes ?? []);
    for (const place of ['/data/db', '/var/lib/kafka/data', '/data'])
      expect(
        stores.some((mount) => mount.endsWith(`:${place}`)),
        place,
      ).toBe(true);
    expect(services['registry']?.environment?.['APICURIO_DATASOURCE_URL']).toMatch(
      /^jdbc:h2:file:\/data\/.*WRITE_DELAY=0/,
    );
  });

  it('asks for the secrets that `handoff secrets` makes, for each of them, and has none of its own', () => {
    const asked = variables().filter(({ otherwise }) => otherwise === 'refuse');
    const used = new Set([
      ...asked.map(({ name }) => name),
      ...Object.values(secrets).flatMap(({ environment = [] }) => environment),
    ]);
    expect([...used].toSorted()).toEqual(Object.keys(madeSecrets()).toSorted());
    expect(variables().filter(({ otherwise }) => otherwise === 'empty')).toEqual([]);
  });

  it('starts nothing while a secret is missing', () => {
    const { PARKING_KEY: _, ...rest } = madeSecrets();
    expect(() => filledIn(rest)).toThrow('PARKING_KEY: run npx handoff secrets --missing-from .env >> .env');
  });

  it('gives the keys of the vault and of its trail to intake alone, as files and not in its environment', () => {
    const keys = Object.entries(secrets).filter(([name]) => name.endsWith('-key'));
    expect(Object.fromEntries(keys)).toEqual({
      'master-key': { environment: 'MASTER_KEY' },
      'audit-key': { environment: 'AUDIT_KEY' },
      'mongo-key': { environment: 'MONGO_KEY' },
    });
    const heldBy = (name: string) =>
      (services[name]?.secrets ?? []).map(({ source }) => source).filter((source) => source.endsWith('-key'));
    const holders = Object.keys(services).filter((name) => heldBy(name).length > 0);
    expect(Object.fromEntries(holders.map((name) => [name, heldBy(name)]))).toEqual({
      intake: ['master-key', 'audit-key'],
      mongo: ['mongo-key'],
    });
    expect(services['intake']?.environment?.['MASTER_KEY_FILE']).toBe('/run/secrets/master-key');
    expect(services['intake']?.environment?.['AUDIT_KEY_FILE']).toBe('/run/secrets/audit-key');
    expect(JSON.stringify(services)).not.toMatch(/\$\{(MASTER|AUDIT)_KEY/);
  });

  it('prepares the servers before any service starts, and waits for a document store that can be written to', () => {
    for (const { build, command, depends_on: needs } of Object.values(services)) {
      if (!build || command) continue;
      expect(needs).toEqual({
        mongo: { condition: 'service_healthy' },
        prepare: { condition: 'service_completed_successfully' },
      });
    }
    expect(services['prepare']?.command).toEqual(['node', 'packages/cli/src/handoff.ts', 'prepare']);
  });
});

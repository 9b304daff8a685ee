import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { madeSecrets } from './made-secrets.ts';
import { filledIn, textOf } from './read-compose.ts';

const { services } = filledIn(madeSecrets());

/** `name:port` wherever one stands in a text, with or without a scheme before it. */
const addressesIn = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(/(?<![\w.-])([a-z][a-z-]*):(\d{2,5})(?!\d)/g)].map(([, host = '', port = '']) => [
    host,
    port,
  ]);

const outside = new Set(['localhost']);
const expectReachable = (from: string, text: string): void => {
  for (const [host, port] of addressesIn(text).filter(([name]) => !outside.has(name))) {
    const named = `${from} names ${host}:${port}`;
    expect(services[host]?.expose ?? [], named).toContain(port);
    const shared = (services[from]?.networks ?? []).filter((each) =>
      services[host]?.networks?.includes(each),
    );
    expect(shared, `${named}, on no common network`).not.toEqual([]);
  }
};

describe('every address that is named', () => {
  it.each(Object.keys(services))("in %s's environment is one where somebody listens", (name) => {
    for (const value of Object.values(services[name]?.environment ?? {})) expectReachable(name, value);
  });

  it('is looked for where there are some', () =>
    expect(Object.values(services['gateway']?.environment ?? {}).flatMap(addressesIn)).toHaveLength(9));

  it('in the settings of the collector, too', () => {
    const text = textOf('deploy', 'otel', 'collector.yaml');
    expect(addressesIn(text)).toHaveLength(6);
    expectReachable('collector', text);
  });

  it('in the settings of the broker and in the replica set, too', () => {
    for (const [name, file] of [
      ['kafka', 'kafka/server.properties'],
      ['mongo', 'mongo/replica-set.js'],
    ] as const) {
      expect(addressesIn(textOf('deploy', file)).length).toBeGreaterThan(0);
      expectReachable(name, textOf('deploy', file));
    }
  });
});

describe('every port that is said to be open', () => {
  const listening: Readonly<Record<string, () => readonly string[]>> = {
    kafka: () =>
      [...textOf('deploy', 'kafka', 'server.properties').matchAll(/:\/\/0\.0\.0\.0:(\d+)/g)].map(
        ([, port = '']) => port,
      ),
    collector: () => endpointsOf(parse(textOf('deploy', 'otel', 'collector.yaml'))),
    // What it listens on when nobody tells it otherwise.
    mongo: () => ['27017'],
    registry: () => [services['registry']?.environment?.['QUARKUS_HTTP_SSL_PORT'] ?? ''],
    viewer: () => endpointsOf(parse(textOf('deploy', 'otel', 'viewer.yaml'))),
    prepare: () => [],
  };
  const ofService = ({ PORT = '', PUBLIC_PORT }: Readonly<Record<string, string>>): readonly string[] =>
    PUBLIC_PORT === undefined ? [PORT] : [PORT, PUBLIC_PORT];

  it.each(Object.keys(services))('of %s is one it listens on', (name) => {
    const { expose = [], ports = [], environment = {} } = services[name] ?? {};
    const open = listening[name]?.() ?? ofService(environment);
    expect(expose.toSorted()).toEqual(open.toSorted());
    for (const port of ports) expect(expose, port).toContain(port.split(':').at(-1));
  });
});

const endpointsOf = (settings: unknown): readonly string[] =>
  [...JSON.stringify(settings).matchAll(/"0\.0\.0\.0:(\d+)"/g)].map(([, port = '']) => port);

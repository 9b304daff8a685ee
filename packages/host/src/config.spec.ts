import { config, ConfigInvalid, describeConfig } from '@handoff/runtime';
import { describe, expect, it } from 'vitest';
import { hostConfig } from './config.ts';

const environment = {
  MONGO_URL: 'mongodb://127.0.0.1:27017',
  KAFKA_BROKERS: '127.0.0.1:9092',
  SCHEMA_REGISTRY_URL: 'http://127.0.0.1:8081',
  ID_SECRET: 'x'.repeat(32),
  PARKING_KEY: 'x'.repeat(43),
  SERVICE_TOKEN: 'x'.repeat(32),
  SERVICE_TOKEN_HASHES: JSON.stringify({ gateway: 'a'.repeat(64) }),
};

const faultsOf = (env: Record<string, string>) => {
  try {
    config(hostConfig, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.faults;
    throw error;
  }
};

describe('what every service needs from its environment', () => {
  it('is described, setting by setting', () => {
    const rows = describeConfig(hostConfig).split('\n').slice(2);
    expect(rows).toHaveLength(Object.keys(hostConfig.shape).length);
    for (const row of rows) expect(row).toMatch(/^\| `[A-Z_]+` \| .+ \| .{10,} \|$/);
  });

  it('is enough with these settings, the rest has defaults', () =>
    expect(config(hostConfig, environment)).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 0,
      SANDBOX: false,
      SWEEP_EVERY_MS: 1_000,
      SERVICE_TOKEN_HASHES: { gateway: 'a'.repeat(64) },
    }));

  it('is told all at once when it is missing', () =>
    expect(faultsOf({}).map(({ place }) => place)).toEqual(Object.keys(environment)));

  it.each(['not json', '["gateway"]', '{"gateway":"short"}'])(
    'names who may call as caller to hash, never as %s',
    (hashes) =>
      expect(faultsOf({ ...environment, SERVICE_TOKEN_HASHES: hashes })).toEqual([
        { place: 'SERVICE_TOKEN_HASHES', reason: 'expected a JSON object of caller to SHA-256 in hex' },
      ]),
  );

  it('never shows a value in a fault', () =>
    expect(JSON.stringify(faultsOf({ ...environment, ID_SECRET: 'too-short-secret' }))).not.toContain(
      'too-short-secret',
    ));
});

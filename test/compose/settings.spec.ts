import { config } from '@handoff/runtime';
import { type ServiceName, serviceNames } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { eligibilityConfig } from '../../services/eligibility/src/config.ts';
import { gatewayConfig } from '../../services/gateway/src/config.ts';
import { intakeConfig } from '../../services/intake/src/config.ts';
import { outcomesConfig } from '../../services/outcomes/src/config.ts';
import { routingConfig } from '../../services/routing/src/config.ts';
import { madeSecrets } from './made-secrets.ts';
import { filledIn } from './read-compose.ts';

const schemas: Readonly<Record<ServiceName, z.ZodObject>> = {
  intake: intakeConfig,
  eligibility: eligibilityConfig,
  routing: routingConfig,
  outcomes: outcomesConfig,
  gateway: gatewayConfig,
};
/** Read by what stands beside a service's own settings. */
const besides = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'NODE_EXTRA_CA_CERTS'];

const made = madeSecrets();
const { services } = filledIn(made);

describe('a service of the compose file', () => {
  it('is there for each of the five, built by its own name', () => {
    for (const name of serviceNames) expect(services[name]?.build?.args).toEqual({ SERVICE: name });
  });

  it.each(serviceNames)('%s is given every setting it needs, in a form it takes', (name) =>
    expect(() => config(schemas[name], services[name]?.environment)).not.toThrow(),
  );

  it.each(serviceNames)('%s is given no setting that it does not know', (name) => {
    const known = new Set([...Object.keys(schemas[name].shape), ...besides]);
    expect(Object.keys(services[name]?.environment ?? {}).filter((each) => !known.has(each))).toEqual([]);
  });

  it.each(serviceNames)('%s speaks with its own credential', (name) =>
    expect(services[name]?.environment?.['SERVICE_TOKEN']).toBe(made[`SERVICE_TOKEN_${name.toUpperCase()}`]),
  );

  it.each(serviceNames)('%s answers beyond its own container', (name) =>
    expect(services[name]?.environment?.['HOST']).toBe('0.0.0.0'),
  );

  it('has the public door open in the gateway', () =>
    expect(services['gateway']?.environment).toMatchObject({ PUBLIC_HOST: '0.0.0.0', PUBLIC_PORT: '8080' }));

  it.each(serviceNames)(
    '%s would not start in clear, neither itself nor towards anybody it names',
    (name) => {
      const { environment = {} } = services[name] ?? {};
      const { TLS_CERT_FILE: _, TLS_KEY_FILE: _key, KAFKA_TLS: _tls, ...rest } = environment;
      const inClear = Object.entries(rest).map(([setting, value]) => [
        setting,
        value.replace(/^https:/, 'http:').replace('&tls=true', ''),
      ]);
      expect(() => config(schemas[name], Object.fromEntries(inClear))).toThrow(
        /MONGO_URL[^]*OTEL_EXPORTER[^]*KAFKA_BROKERS[^]*HOST/,
      );
    },
  );

  it('that lacks one would not start', () => {
    const { SERVICE_TOKEN: _, ...rest } = services['routing']?.environment ?? {};
    expect(() => config(routingConfig, rest)).toThrow('SERVICE_TOKEN');
  });
});

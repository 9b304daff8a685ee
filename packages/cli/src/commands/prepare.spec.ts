import { serviceNames } from '@handoff/schemas';
import { describe, expect, it } from 'vitest';
import { passwordSetting, prepare } from './prepare.ts';

const env = { KAFKA_BROKERS: 'kafka:9092', SCHEMA_REGISTRY_URL: 'http://registry:8080' };

const prepared = async (
  attempt: (nth: number) => unknown,
  options: Partial<Parameters<typeof prepare>[0]> = {},
) => {
  const said: string[] = [];
  let attempts = 0;
  const code = await prepare({
    json: false,
    say: (line) => said.push(line),
    env,
    pauseMs: 1,
    attempt: async () => {
      const problem = attempt((attempts += 1));
      if (problem !== undefined) throw problem;
      return { schemas: 3, topics: 8 };
    },
    ...options,
  });
  return { code, said, attempts };
};

describe('preparing the servers of a deployment', () => {
  it('says what is new', async () =>
    expect(await prepared(() => undefined)).toEqual({
      code: 0,
      said: ['3 schemas and 8 topics are new.'],
      attempts: 1,
    }));

  it('waits for a server that is still starting', async () => {
    const away = Object.assign(new Error('away'), { code: 'x', reason: 'x', mend: 'x', transient: true });
    const starting = (nth: number) => [away, new Error('connection refused')][nth - 1];
    expect(await prepared(starting)).toMatchObject({ code: 0, attempts: 3 });
  });

  it('does not wait for a server to change its mind', async () => {
    const refusal = Object.assign(new Error('no'), { code: 'topic-differs', reason: 'x', mend: 'x' });
    await expect(prepared((nth) => (nth === 1 ? refusal : undefined))).rejects.toBe(refusal);
  });

  it('gives up after a while and says what to look at, without the words of the error', async () => {
    const refused = new TypeError('password Ana');
    const giving = prepared(() => refused, { patienceMs: 20 });
    await expect(giving).rejects.toMatchObject({ code: 'broker-silent', place: 'kafka:9092' });
    await expect(giving).rejects.not.toThrow('Ana');
  });

  it('asks for the password of each service, where the broker asks for passwords', async () => {
    const asked = { ...env, KAFKA_SASL_USERNAME: 'exchange', KAFKA_SASL_PASSWORD: 'x' };
    const named = Object.fromEntries(serviceNames.map((name) => [passwordSetting(name), `of-${name}`]));
    const place = 'KAFKA_SASL_PASSWORD_ROUTING';
    const asking = prepared(() => undefined, { env: { ...asked, ...named, [place]: '' } });
    await expect(asking).rejects.toMatchObject({ code: 'broker-user-without-password', place });
    expect(await prepared(() => undefined, { env: { ...asked, ...named } })).toMatchObject({ code: 0 });
  });

  it.each(['KAFKA_BROKERS', 'SCHEMA_REGISTRY_URL'])('asks for %s', async (place) => {
    const asking = prepared(() => undefined, { env: { ...env, [place]: undefined } });
    await expect(asking).rejects.toMatchObject({ code: 'server-unnamed', place });
  });
});

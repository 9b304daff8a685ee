import { hashToken, problemOf } from '@handoff/http';
import { generateRecipientKey } from '@handoff/sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, manifestOf } from '../testing/agencies.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { responseTo } from '../testing/messages.ts';
import { manifest } from './manifest.ts';
import { partnerQuotas } from './provision.ts';

let gateway: HostedGateway;

beforeEach(async () => {
  gateway = await hostedGateway();
});

const register = async (slug: string, differing: Parameters<typeof manifestOf>[1] = {}) => {
  const answer = await gateway.call('operator', 'POST', '/internal/partners', {
    body: manifestOf(slug, differing),
  });
  await gateway.settle();
  return answer;
};
const credentials = (slug: string) =>
  gateway.call('operator', 'POST', '/internal/partners/:slug/credentials', { params: { slug } });
const registrations = async () => gateway.eventsOf(`partner-${bayside}`);
const refusal = async (attempt: Promise<unknown>) =>
  problemOf(await attempt.catch((error: unknown) => error), 'request-1').document;

describe('a registration', () => {
  it('makes the two topics and publishes the profile', async () => {
    expect(await register(bayside)).toMatchObject({ slug: bayside, outcome: 'done' });
    expect([...gateway.brokerAdmin.topics.keys()]).toEqual([
      `handoff.partner.${bayside}.in`,
      `handoff.partner.${bayside}.out`,
    ]);
    expect(gateway.brokerAdmin.topics.get(`handoff.partner.${bayside}.out`)).toMatchObject({
      partitions: 1,
      configs: {
        'max.message.bytes': '262144',
        'compression.type': 'gzip',
        'message.timestamp.type': 'LogAppendTime',
        'retention.ms': String(7 * 86_400_000),
      },
    });
    const [published] = gateway.broker.records('handoff.partners');
    expect(published?.key).toBe(`partner-${bayside}`);
    expect(await gateway.register.partners.find(bayside)).toEqual({
      ...manifestOf(bayside),
      calendar: null,
      profile: null,
      reports: null,
      noMatch: true,
      publicKey: null,
    });
  });

  it('sent again changes nothing, one after the other or at once', async () => {
    await Promise.all([register(bayside), register(bayside)]);
    expect(await register(bayside)).toEqual({ slug: bayside, outcome: 'nothing', changes: [] });
    expect(await registrations()).toHaveLength(1);
    expect(gateway.broker.records('handoff.partners')).toHaveLength(1);
  });

  it('with another profile replaces it, and so does the former one afterwards', async () => {
    await register(bayside);
    await register(bayside, { languages: ['en', 'es', 'ht'] });
    expect((await gateway.register.partners.find(bayside))?.languages).toEqual(['en', 'es', 'ht']);
    expect(await register(bayside)).toMatchObject({ outcome: 'done' });
    expect((await gateway.register.partners.find(bayside))?.languages).toEqual(['en', 'es']);
    expect(await registrations()).toHaveLength(3);
  });

  it('only looked at says what it would change, and changes nothing', async () => {
    await register(bayside);
    const answer = await gateway.call('operator', 'POST', '/internal/partners', {
      query: { dryRun: 'true' },
      body: manifestOf(bayside, { languages: ['en', 'vi'] }),
    });
    expect(answer).toEqual({
      slug: bayside,
      outcome: 'not-done',
      changes: [{ place: 'languages[1]', from: 'es', to: 'vi' }],
    });
    expect(await registrations()).toHaveLength(1);
  });

  it('is followed at once by the reading of its topics', async () => {
    await register(bayside);
    await gateway.writes(bayside, 'ReferralResponse', responseTo('ZZZ-ZZZ'));
    expect(await gateway.heard(bayside)).toMatchObject([{ type: 'MessageRejected' }]);
  });

  it('is for the operator', async () => {
    for (const service of ['intake', 'routing'])
      await expect(
        gateway.call(service, 'POST', '/internal/partners', { body: manifestOf(bayside) }),
      ).rejects.toThrow('may not');
  });

  it('is refused with a key that nothing can be sealed to', async () => {
    const { publicJwk } = await generateRecipientKey();
    const offTheCurve = { ...publicJwk, y: publicJwk.x };
    expect(await refusal(register(bayside, { publicKey: offTheCurve }))).toMatchObject({
      status: 400,
      code: 'unusable-key',
    });
    expect(await registrations()).toEqual([]);
  });
});

describe('the broker', () => {
  const look = async () =>
    (await gateway.call('operator', 'POST', '/internal/partners', {
      query: { dryRun: 'true' },
      body: manifestOf(harbor, { way: 'kafka' }),
    })) as { changes: { place: string; from: unknown; to: unknown }[] };

  it('is part of what a look at a new partner says', async () => {
    const places = (await look()).changes.map(({ place }) => place);
    expect(places).toEqual(
      expect.arrayContaining(['kafka.topics.in', 'kafka.topics.out', 'kafka.user', 'kafka.rights']),
    );
    expect(gateway.brokerAdmin.topics.size).toBe(0);
  });

  it('differs in nothing once a partner was let in', async () => {
    await gateway.admit(harbor, { way: 'kafka' });
    expect((await look()).changes).toEqual([]);
  });

  it('is put right when somebody changed it by hand: a size, a right, a quota', async () => {
    await gateway.admit(harbor, { way: 'kafka' });
    const { admin, byHand, grants, quotas } = gateway.brokerAdmin;
    byHand.set(`handoff.partner.${harbor}.in`, { 'max.message.bytes': '9000000' });
    grants.splice(0, 1);
    await admin.removeQuotas(harbor);
    expect((await look()).changes.map(({ place }) => place)).toEqual([
      'kafka.topics.in.max.message.bytes',
      'kafka.rights',
      'kafka.rights',
      'kafka.quotas.producer_byte_rate',
      'kafka.quotas.consumer_byte_rate',
      'kafka.quotas.request_percentage',
      'kafka.quotas.controller_mutation_rate',
    ]);
    expect(await register(harbor, { way: 'kafka' })).toMatchObject({ outcome: 'done' });
    expect((await look()).changes).toEqual([]);
    expect(grants).toHaveLength(3);
    expect(quotas.get(harbor)).toEqual(partnerQuotas);
  });

  it('gives nothing back to a partner that is suspended', async () => {
    await gateway.admit(harbor, { way: 'kafka' });
    await gateway.call('operator', 'POST', '/internal/partners/:slug/suspend', { params: { slug: harbor } });
    await register(harbor, { way: 'kafka' });
    expect(gateway.brokerAdmin.grants).toEqual([]);
    expect(gateway.brokerAdmin.quotas.size).toBe(0);
  });
});

describe('a manifest', () => {
  const fits = (differing: object) => manifest.safeParse({ ...manifestOf(bayside), ...differing }).success;

  it('is taken as the sample network writes it', () => expect(fits({})).toBe(true));

  it.each([
    'exchange',
    'operator',
    'intake',
    'anonymous',
    'North',
    'a--b',
    'ab',
    'x'.repeat(51),
    'nord/../sud',
  ])('may not be called %s', (slug) => expect(fits({ slug })).toBe(false));

  it('never holds a private key, nor a field nobody knows', async () => {
    const { privateJwk, publicJwk } = await generateRecipientKey();
    expect(fits({ publicKey: publicJwk })).toBe(true);
    expect(fits({ publicKey: privateJwk })).toBe(false);
    expect(fits({ color: 'blue' })).toBe(false);
  });
});

describe('credentials', () => {
  it('for a Kafka partner are a user with the rights to its own two topics and groups, and not one more', async () => {
    const { kafka, token } = await gateway.admit(harbor, { way: 'kafka' });
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(kafka).toEqual({
      username: harbor,
      password: gateway.brokerAdmin.passwords.get(harbor),
      in: `handoff.partner.${harbor}.in`,
      out: `handoff.partner.${harbor}.out`,
      groupPrefix: `${harbor}.`,
    });
    expect(gateway.brokerAdmin.grants).toEqual([
      {
        user: harbor,
        kind: 'topic',
        name: `handoff.partner.${harbor}.in`,
        match: 'exact',
        may: ['write', 'describe'],
      },
      {
        user: harbor,
        kind: 'topic',
        name: `handoff.partner.${harbor}.out`,
        match: 'exact',
        may: ['read', 'describe'],
      },
      { user: harbor, kind: 'group', name: `${harbor}.`, match: 'prefix', may: ['read', 'describe'] },
    ]);
  });

  it('for the others are a token, and nothing on the broker', async () => {
    expect(Object.keys(await gateway.admit(bayside, { way: 'csv' }))).toEqual(['token']);
    expect(gateway.brokerAdmin.grants).toEqual([]);
    expect(gateway.brokerAdmin.passwords.size).toBe(0);
  });

  it('end when new ones are issued', async () => {
    const { token, kafka } = await gateway.admit(harbor, { way: 'kafka' });
    const { token: newer } = (await credentials(harbor)) as { token: string };
    const { ownerOf } = gateway.register.credentials;
    expect(await ownerOf(hashToken(token))).toBeUndefined();
    expect(await ownerOf(hashToken(newer))).toBe(harbor);
    expect(gateway.brokerAdmin.passwords.get(harbor)).not.toBe(kafka?.password);
  });

  it('end at once when a partner is suspended, over every way, and come again with new ones', async () => {
    const { token } = await gateway.admit(harbor, { way: 'kafka' });
    await gateway.call('operator', 'POST', '/internal/partners/:slug/suspend', { params: { slug: harbor } });
    expect(await gateway.register.credentials.ownerOf(hashToken(token))).toBeUndefined();
    expect(gateway.brokerAdmin.passwords.has(harbor)).toBe(false);
    expect(gateway.brokerAdmin.grants).toEqual([]);
    await credentials(harbor);
    expect(gateway.brokerAdmin.grants).toHaveLength(3);
  });

  it('end when a partner leaves, and nobody is offered what it had', async () => {
    await gateway.admit(bayside, { way: 'rest' });
    await gateway.call('operator', 'POST', '/internal/partners/:slug/offboard', {
      params: { slug: bayside },
    });
    await gateway.settle();
    expect((await gateway.register.partners.find(bayside))?.services).toEqual([]);
    const { partners } = (await gateway.call('operator', 'GET', '/internal/partners')) as {
      partners: object[];
    };
    expect(partners).toEqual([expect.objectContaining({ slug: bayside, services: 0 })]);
  });

  it('are not for somebody who is not registered', async () =>
    expect(await refusal(credentials('nobody-here'))).toMatchObject({
      status: 404,
      code: 'unknown-partner',
      place: 'path.slug',
    }));
});

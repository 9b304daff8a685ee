import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import { caseOf } from '../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../testing/hosted-gateway.ts';
import { type PublicDoor, publicDoor } from '../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let token: string;

beforeEach(async () => {
  gateway = await hostedGateway();
  ({ token } = await gateway.admit(bayside));
  door = await publicDoor(gateway);
});
afterEach(() => door.close());

describe('the public door', () => {
  it('lets nobody in without a token it knows', async () => {
    for (const authorization of [undefined, 'Bearer nobody', 'Bearer', 'Basic eDp5', `Token ${token}`]) {
      const { status, json } = await door.get('/v1/referrals', {
        headers: authorization ? { authorization } : {},
      });
      expect([status, json['code']]).toEqual([401, 'unauthenticated']);
    }
    expect((await door.get('/v1/referrals', { token })).status).toBe(200);
  });

  it('lets nobody in with a token that has ended', async () => {
    await gateway.call('operator', 'POST', '/internal/partners/:slug/credentials', {
      params: { slug: bayside },
    });
    expect((await door.get('/v1/referrals', { token })).status).toBe(401);
  });

  it('says with every refusal what, where, why and what to do', async () => {
    const refusals = [
      await door.get('/v1/referrals'),
      await door.get('/v1/referrals/nothing', { token }),
      await door.get('/v1/nothing', { token }),
      await door.get('/v1/referrals?limit=many', { token }),
      await door.post('/v1/referrals', { token, body: {} }),
      await door.post('/v1/intakes', { token, key: 'k-1', text: '{' }),
      await door.post('/v1/intakes', { token, key: 'k-1', body: { localRef: 'x' } }),
      await door.post('/v1/intakes', { token, key: 'k-1', text: 'a,b', type: 'text/csv' }),
      await door.get('/v1/csv/upload-1', { token }),
      await door.get('/v1/registry/subjects/handoff.intake.IntakeSubmitted/versions/latest', { token }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([401, 404, 404, 400, 405, 400, 400, 415, 404, 404]);
    for (const { headers, json } of refusals) {
      expect(headers.get('content-type')).toContain('application/problem+json');
      for (const field of ['code', 'place', 'reason', 'mend'] as const) expect(json[field]).toMatch(/\w/);
    }
  });

  it('bounds every text it is given', async () => {
    await gateway.admit(harbor);
    const rosa = caseOf(gateway, 'rosa');
    rosa.consents();
    await rosa.offered();
    const path = `/v1/referrals/${rosa.known(bayside).referral}/responses`;
    for (const field of [
      'status',
      'reason',
      'question',
      'conditional',
      'what',
      'cohort',
      'result',
      'localRef',
    ]) {
      const body = { status: 'accepted', [field]: 'x'.repeat(1_000) };
      const { status, json } = await door.post(path, { token, key: 'k-1', body });
      expect([status, json['place']]).toEqual([400, `body.${field}`]);
    }
  });

  it('seals to the key of intake for whoever asks', async () => {
    const { json } = await door.get('/v1/keys');
    expect(json).toMatchObject({ keys: [{ kty: 'EC', crv: 'P-256', use: 'enc', alg: 'ECDH-ES+A256KW' }] });
    expect(JSON.stringify(json)).not.toContain('"d"');
  });

  it('gives out the schemas of the partner contract, and no others', async () => {
    const subjects = (await door.get('/v1/registry/subjects', { token })).json as unknown as string[];
    expect(subjects).toContain('handoff.partners.ReferralNotice');
    expect(subjects.every((name) => name.startsWith('handoff.partners.'))).toBe(true);
    const latest = await door.get(`/v1/registry/subjects/${subjects[0]}/versions/latest`, { token });
    const byId = await door.get(`/v1/registry/schemas/ids/${latest.json['id']}`, { token });
    expect(byId.json['schema']).toBe(latest.json['schema']);
    const inner = gateway.schemaIds.idOf('handoff.intake.IntakeSubmitted');
    expect((await door.get(`/v1/registry/schemas/ids/${inner}`, { token })).status).toBe(404);
  });

  it('gives out former releases as well, and finds the id of the one a partner was built with', async () => {
    const subject = '/v1/registry/subjects/handoff.partners.FactNotice';
    const [first, newest] = (await door.get(`${subject}/versions`, { token })).json as unknown as number[];
    expect([first, newest]).toEqual([1, 2]);
    const former = (await door.get(`${subject}/versions/1`, { token })).json;
    const latest = (await door.get(`${subject}/versions/latest`, { token })).json;
    expect(former).toMatchObject({ subject: 'handoff.partners.FactNotice', version: 1 });
    expect(former['id']).not.toBe(latest['id']);
    const byId = await door.get(`/v1/registry/schemas/ids/${String(former['id'])}`, { token });
    expect(byId.json['schema']).toBe(former['schema']);
    const ask = (schema: unknown) => door.post(subject, { token, body: { schema } });
    expect((await ask(former['schema'])).json).toMatchObject({ id: former['id'], version: 1 });
    expect((await ask(latest['schema'])).json).toMatchObject({ id: latest['id'] });
    expect((await ask('{"type":"string"}')).status).toBe(404);
    expect((await ask('{')).json).toMatchObject({ status: 400, place: 'body.schema' });
    expect((await door.get(`${subject}/versions/9`, { token })).status).toBe(404);
  });

  it('takes the token as a password too, as registry clients send it', async () => {
    const authorization = `Basic ${Buffer.from(`${bayside}:${token}`).toString('base64')}`;
    expect((await door.get('/v1/registry/subjects', { headers: { authorization } })).status).toBe(200);
  });
});

describe('the feed', () => {
  it('gives what concerns the caller, in order, from where it left off', async () => {
    const rosa = caseOf(gateway, 'rosa');
    rosa.consents();
    await gateway.admit(harbor);
    await rosa.offered();
    await rosa.moves('ReferralInReview', { respondBy: null });
    await rosa.accepted();
    const page = async (query: string) => (await door.get(`/v1/events?${query}`, { token })).json;
    expect(await page('limit=2')).toMatchObject({
      events: [
        { position: 0, type: 'ReferralNotice', data: { status: 'offered' } },
        { position: 1, data: { status: 'in-review' } },
      ],
      next: 1,
    });
    expect(await page('after=1')).toMatchObject({
      events: [{ position: 2, data: { status: 'accepted' } }],
      next: 2,
    });
    expect(await page('after=2')).toEqual({ events: [], next: 2 });
    expect(JSON.stringify(await page(''))).not.toContain(rosa.known(harbor).referral);
  });
});

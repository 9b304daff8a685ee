import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../../testing/agencies.ts';
import { type Case, caseOf } from '../../testing/case-of.ts';
import type { HostedGateway } from '../../testing/hosted-gateway.ts';
import type { PublicDoor } from '../../testing/public-door.ts';
import { rosasCase } from '../../testing/rosas-case.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let tokens: Readonly<Record<string, string>>;
let rosa: Case;

beforeEach(async () => {
  ({ gateway, door, tokens, rosa } = await rosasCase(harbor, bayside, northShore));
  await rosa.submitted();
  await rosa.offered();
  await rosa.accepted();
});
afterEach(() => door.close());

const as = (slug: string) => ({ token: tokens[slug] ?? '' });
const intake = () => `/v1/intakes/${rosa.known(harbor).intake}`;
const consentId = () => gateway.ids.derive('consent', rosa.personId);
const knocks = () => gateway.owners.intake.knocks.map(({ command, value }) => [command, value]);
const withdrawn = (recipient: string | null) =>
  gateway.tell('ConsentWithdrawn', consentId(), {
    consentId: consentId(),
    personId: rosa.personId,
    intakeId: rosa.intakeId,
    recipient,
    purposes: null,
    by: null,
  });
const receipts = async () => (await door.get(`${intake()}/receipts`, as(harbor))).json;
const owes = async (slug: string) => (await door.get('/v1/receipts', as(slug))).json['owed'];

describe('a person who takes consent back', () => {
  it('says so through the agency that took them in: to one agency, for one purpose, or to all', async () => {
    const one = { recipient: bayside, purposes: ['contact'] };
    const first = await door.post(`${intake()}/withdrawal`, { ...as(harbor), key: 'k-1', body: one });
    expect(first.status).toBe(202);
    await door.post(`${intake()}/withdrawal`, { ...as(harbor), key: 'k-2', body: {} });
    expect(knocks()).toEqual([
      ['WithdrawConsent', { consentId: consentId(), ...one, by: null }],
      ['WithdrawConsent', { consentId: consentId(), recipient: null, purposes: null, by: null }],
    ]);
  });

  it('is not heard through an agency that only receives them: there is no such intake', async () => {
    const { status } = await door.post(`${intake()}/withdrawal`, { ...as(bayside), key: 'k-1', body: {} });
    expect([status, knocks()]).toEqual([404, []]);
  });

  it('is told who already holds what', async () => {
    const referral = rosa.known(bayside).referral;
    await door.get(`/v1/referrals/${referral}/contact`, as(bayside));
    expect((await door.get(`${intake()}/holders`, as(harbor))).json['holders']).toEqual([
      { agency: bayside, service: 'learn.esl', status: 'accepted', contact: ['2026-11-22T15:00:00.000Z'] },
    ]);
  });

  it('gets a receipt from each holder whose consent ended, and sees who owes one', async () => {
    await withdrawn(northShore);
    expect(await receipts()).toMatchObject({ holders: [], complete: false });
    await withdrawn(null);
    expect(await owes(bayside)).toMatchObject([
      { referral: rosa.known(bayside).referral, because: 'consent-withdrawn', state: 'awaited' },
    ]);
    gateway.time.travel(31 * 86_400_000);
    expect(await receipts()).toMatchObject({
      complete: false,
      holders: [{ holder: bayside, state: 'overdue', until: null }],
    });
  });
});

describe('a holder', () => {
  const says = (slug: string, differing: object, key = 'k-1') =>
    door.post('/v1/receipts', {
      ...as(slug),
      key,
      body: { referral: rosa.known(bayside).referral, outcome: 'erased', ...differing },
    });
  beforeEach(() => withdrawn(null));

  it('says that it erased, and owes nothing more', async () => {
    expect((await says(bayside, {})).status).toBe(200);
    expect(await receipts()).toMatchObject({ complete: true, holders: [{ state: 'erased' }] });
  });

  it('that keeps something names the law and the day', async () => {
    expect((await says(bayside, { outcome: 'kept-by-law' })).json['code']).toBe('missing-field');
    const law = { outcome: 'kept-by-law', until: '2029-06-30', citation: '2 CFR 200.334' };
    expect((await says(bayside, law, 'k-2')).status).toBe(200);
    expect(await receipts()).toMatchObject({
      complete: true,
      completeOn: '2029-06-30',
      holders: [{ state: 'kept-by-law', until: '2029-06-30', citation: '2 CFR 200.334' }],
    });
  });

  it('says nothing for another: not even that there is something to say', async () => {
    expect((await says(northShore, {})).status).toBe(404);
    expect(await owes(northShore)).toEqual([]);
  });
});

describe('a person who is erased', () => {
  it('says so through the agency that took them in', async () => {
    await door.post(`${intake()}/erasure`, { ...as(harbor), key: 'k-1', body: {} });
    expect(knocks()).toEqual([['ErasePerson', { intakeId: rosa.intakeId, personId: rosa.personId }]]);
  });

  it('is asked about once, although consent ended with the erasure', async () => {
    await withdrawn(null);
    await rosa.erased();
    expect(await owes(bayside)).toMatchObject([{ because: 'person-erased', state: 'awaited' }]);
    expect(await owes(bayside)).toHaveLength(1);
  });

  it('leaves receipts behind that lead to nobody, and say when the last copy has ended', async () => {
    await rosa.erased();
    expect((await door.get(intake(), as(harbor))).status).toBe(404);
    expect(await receipts()).toMatchObject({
      complete: false,
      completeOn: null,
      holders: [
        { holder: 'exchange', because: 'person-erased', state: 'erased', until: '2026-12-27' },
        { holder: bayside, because: 'person-erased', state: 'awaited' },
      ],
    });
    await door.post('/v1/receipts', {
      ...as(bayside),
      key: 'k-1',
      body: { referral: rosa.known(bayside).referral, outcome: 'erased' },
    });
    expect(await receipts()).toMatchObject({ complete: true, completeOn: '2026-12-27' });
    const kept = JSON.stringify(await gateway.register.receipts.askedFor(harbor, rosa.known(harbor).intake));
    for (const inner of [rosa.personId, rosa.intakeId, rosa.referralId]) expect(kept).not.toContain(inner);
  });
});

describe('a person whose erasure waits under a legal hold', () => {
  const waits = () =>
    gateway.tell('ErasureWaits', rosa.intakeId, {
      holdId: 'hold-1',
      personId: rosa.personId,
      intakeId: rosa.intakeId,
    });

  it('sees that the exchange still keeps something, and is not told that it is complete', async () => {
    await waits();
    expect(await receipts()).toMatchObject({
      complete: false,
      completeOn: null,
      holders: [{ holder: 'exchange', state: 'kept-by-law', until: null, citation: 'legal hold' }],
    });
  });

  it('sees that it is erased once the hold was lifted', async () => {
    await waits();
    await rosa.erased();
    expect(await receipts()).toMatchObject({
      holders: [
        { holder: 'exchange', state: 'erased', until: '2026-12-27', citation: null },
        { holder: bayside, state: 'awaited' },
      ],
    });
  });
});

describe('a bad day', () => {
  it('is followed by many people who take consent back, or are erased, at once; one that is unknown costs nothing but itself', async () => {
    const luis = caseOf(gateway, 'luis');
    await luis.submitted();
    const intakes = [rosa.known(harbor).intake, 'intake-of-nobody', luis.known(harbor).intake];
    const { json } = await door.post('/v1/intakes/batch', {
      ...as(harbor),
      key: 'k-1',
      body: { act: 'erase', intakes },
    });
    expect(json['results']).toMatchObject([{ taken: true }, { taken: false }, { taken: true }]);
    expect(knocks().map(([command]) => command)).toEqual(['ErasePerson', 'ErasePerson']);
    await door.post('/v1/intakes/batch', { ...as(harbor), key: 'k-2', body: { act: 'withdraw', intakes } });
    expect(
      knocks()
        .map(([command]) => command)
        .slice(2),
    ).toEqual(['WithdrawConsent', 'WithdrawConsent']);
  });

  it('is met with one request that stops everything which reaches an agency, and which its token cannot undo', async () => {
    const paused = await door.post('/v1/pause', { ...as(bayside), key: 'k-1', body: {} });
    expect(paused.json).toMatchObject({ agency: bayside, paused: true });
    for (const path of [
      '/v1/events',
      '/v1/receipts',
      `/v1/referrals/${rosa.known(bayside).referral}/contact`,
    ])
      expect((await door.get(path, as(bayside))).status).toBe(401);
    expect((await door.get('/v1/events', as(harbor))).status).toBe(200);
    expect(await gateway.register.credentials.has(bayside)).toBe(false);
  });

  it('is told to whoever runs clocks for it, once, and that it goes on with its new credentials', async () => {
    const told = async () => (await gateway.eventsOf(`pause-${bayside}`)).map(({ type }) => type);
    await door.post('/v1/pause', { ...as(bayside), key: 'k-1', body: {} });
    await gateway.call('operator', 'POST', '/internal/partners/:slug/suspend', {
      params: { slug: bayside },
    });
    expect(await told()).toEqual(['AgencyPaused']);
    const listed = async () =>
      (
        (await gateway.call('operator', 'GET', '/internal/partners', {})) as {
          partners: readonly { slug: string; pausedSince: string | null }[];
        }
      ).partners.flatMap(({ slug, pausedSince }) => (pausedSince === null ? [] : [slug]));
    expect(await listed()).toEqual([bayside]);
    const path = '/internal/partners/:slug/credentials';
    await gateway.call('operator', 'POST', path, { params: { slug: bayside } });
    expect(await told()).toEqual(['AgencyPaused', 'AgencyResumed']);
    expect(await listed()).toEqual([]);
  });

  it('goes on where it stopped, with new credentials: nothing that was told meanwhile is lost', async () => {
    await door.post('/v1/pause', { ...as(bayside), key: 'k-1', body: {} });
    const luis = caseOf(gateway, 'luis');
    luis.consents();
    await luis.offered();
    const path = '/internal/partners/:slug/credentials';
    const issued = await gateway.call('operator', 'POST', path, { params: { slug: bayside } });
    const { text } = await door.get('/v1/events', { token: (issued as { token: string }).token });
    expect(text).toContain(rosa.known(bayside).referral);
    expect(text).toContain(luis.known(bayside).referral);
  });
});

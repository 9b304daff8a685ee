import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../../testing/agencies.ts';
import { type Case, caseOf } from '../../testing/case-of.ts';
import { type HostedGateway, hostedGateway } from '../../testing/hosted-gateway.ts';
import { submissionOf } from '../../testing/messages.ts';
import { type PublicDoor, publicDoor } from '../../testing/public-door.ts';

let gateway: HostedGateway;
let door: PublicDoor;
const tokens = new Map<string, string>();
const as = (slug: string) => ({ token: tokens.get(slug) ?? '' });

beforeEach(async () => {
  gateway = await hostedGateway();
  for (const slug of [harbor, bayside, northShore]) tokens.set(slug, (await gateway.admit(slug)).token);
  door = await publicDoor(gateway);
});
afterEach(() => door.close());

type Submitted = { groupId: string | null; personId: string; intakeId: string };
const submitted = () => gateway.owners.intake.knocks.map(({ value }) => value as Submitted);
const member = (localRef: string, differing: object = {}) => {
  const { sealedPerson: _, group: __, ...plain } = submissionOf(localRef);
  return { ...plain, person: { name: 'Rosa Ejemplo', contacts: [], facts: {} }, ...differing };
};
const submit = (members: readonly object[], group = 'HH-31', key = 'k-1') =>
  door.post('/v1/groups', { ...as(harbor), key, body: { group, members } });

describe('a household that is taken in together', () => {
  it('is a person each, with an intake each, and one group', async () => {
    const { status, json } = await submit([member('HWC-1'), member('HWC-2')]);
    expect(status).toBe(200);
    expect(json['results']).toMatchObject([
      { row: 0, localRef: 'HWC-1', taken: true, problem: null },
      { row: 1, localRef: 'HWC-2', taken: true, problem: null },
    ]);
    const [one, other] = submitted();
    expect(one?.groupId).toMatch(/^group-/);
    expect(other?.groupId).toBe(one?.groupId);
    expect(new Set([one?.personId, other?.personId, one?.intakeId, other?.intakeId]).size).toBe(4);
  });

  it('may grow later, and is known by the code of its own agency alone', async () => {
    await submit([member('HWC-1')]);
    await door.post('/v1/intakes', { ...as(harbor), key: 'k-2', body: member('HWC-2', { group: 'HH-31' }) });
    await door.post('/v1/intakes', { ...as(bayside), key: 'k-3', body: member('B-1', { group: 'HH-31' }) });
    await door.post('/v1/intakes', { ...as(harbor), key: 'k-4', body: member('HWC-3') });
    const [first, grown, another, alone] = submitted();
    expect(grown?.groupId).toBe(first?.groupId);
    expect(another?.groupId).not.toBe(first?.groupId);
    expect(alone?.groupId).toBeNull();
  });

  it('comes over Kafka the same way', async () => {
    await submit([member('HWC-1')]);
    await gateway.writes(harbor, 'IntakeSubmission', submissionOf('HWC-2', { group: 'HH-31' }));
    expect((await gateway.enqueued())[0]?.value).toMatchObject({ groupId: submitted()[0]?.groupId });
  });

  it('comes on a sign-in sheet the same way', async () => {
    await submit([member('HWC-1')]);
    const sheet = [
      'local_ref,name,language,needs,group,consent,consent_on,consent_until',
      '1,Nora Vencejo,es,learn.esl,HH-31,signed,2026-11-22,2027-11-22',
      '',
    ].join('\r\n');
    expect((await door.post('/v1/sign-ins', { ...as(harbor), text: sheet, type: 'text/csv' })).status).toBe(
      200,
    );
    expect(submitted().map(({ groupId }) => groupId)).toEqual(Array(2).fill(submitted()[0]?.groupId));
  });

  it('has a result a row: who can not be taken costs nobody else', async () => {
    const { json } = await submit([member('HWC-1'), member('HWC-2', { follows: 'intake-unknown' })]);
    expect(json['results']).toMatchObject([
      { taken: true },
      { taken: false, intake: null, problem: { code: 'unknown-intake', place: 'follows' } },
    ]);
    const again = await submit([member('HWC-1'), member('HWC-2', { follows: 'intake-unknown' })]);
    expect(again.json).toEqual(json);
    expect(new Set(submitted().map(({ intakeId }) => intakeId)).size).toBe(1);
  });
});

describe('people who come together', () => {
  let ana: Case;
  let ben: Case;
  const groupId = 'group-0198c0de-7a11-7031-8a5c-3f2d9be01031';

  beforeEach(async () => {
    [ana, ben] = [caseOf(gateway, 'ana'), caseOf(gateway, 'ben')];
    ana.consents();
    ben.consents();
    await ana.offered({ groupId });
  });

  const withWhom = async (one: Case, partner = bayside) =>
    (await door.get(`/v1/referrals/${one.known(partner).referral}`, as(partner))).json['comesWith'];
  const lastNotice = async (partner = bayside) => (await gateway.heard(partner)).at(-1)?.data;

  it('are named to each other’s agency when both are referred there, and not before', async () => {
    expect(await lastNotice()).toMatchObject({ comesWith: null });
    expect(await withWhom(ana)).toEqual([]);
    await ben.offered({ groupId });
    expect(await lastNotice()).toMatchObject({ comesWith: [ana.known(bayside).referral] });
    expect(await withWhom(ana)).toEqual([ben.known(bayside).referral]);
    expect(await withWhom(ben)).toEqual([ana.known(bayside).referral]);
  });

  it('are side by side on the worklist, and marked', async () => {
    await ben.offered({ groupId });
    const { text } = await door.get('/v1/worklist.csv', as(bayside));
    const [header = [], ...rows] = text.split('\r\n').map((line) => line.split(','));
    const cells = rows.map((row) => [row[header.indexOf('referral')], row[header.indexOf('comes_with')]]);
    expect(cells).toContainEqual([ana.reference, ben.reference]);
    expect(cells).toContainEqual([ben.reference, ana.reference]);
  });

  it('are not known to an agency that is asked about one of them alone', async () => {
    const carla = caseOf(gateway, 'carla', { agency: northShore });
    carla.consents();
    await carla.offered({ groupId });
    expect(await lastNotice(northShore)).toMatchObject({ comesWith: null });
    expect(await withWhom(carla, northShore)).toEqual([]);
    expect(await withWhom(ana)).toEqual([]);
    const said = JSON.stringify([...(await gateway.heard(northShore)), ...(await gateway.heard(bayside))]);
    expect(said).not.toContain(groupId);
  });

  it('are not known any more where one has taken consent back; the other’s referral goes on as it was', async () => {
    await ben.offered({ groupId });
    gateway.intake.withdraw(ben.personId, `${bayside} routing`);
    await ben.moves('ReferralWithdrawn', { by: 'X', reason: 'consent-withdrawn', clock: null });
    await ana.accepted();
    expect(await lastNotice()).toMatchObject({ comesWith: null });
    expect(await withWhom(ana)).toEqual([]);
    const { json } = await door.get(`/v1/referrals/${ana.reference}`, as(bayside));
    expect(json).toMatchObject({ status: 'accepted' });
  });

  it('are not named when consent ended a moment ago and nobody has withdrawn anything yet', async () => {
    await ben.offered({ groupId });
    gateway.intake.withdraw(ben.personId, `${bayside} routing`);
    await ana.accepted();
    expect(await lastNotice()).toMatchObject({ status: 'accepted', comesWith: null });
  });
});

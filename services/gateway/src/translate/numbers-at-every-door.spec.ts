import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor } from '../testing/agencies.ts';
import type { Case } from '../testing/case-of.ts';
import type { HostedGateway } from '../testing/hosted-gateway.ts';
import { factAbout, responseTo, submissionOf } from '../testing/messages.ts';
import type { PublicDoor } from '../testing/public-door.ts';
import { rosasCase } from '../testing/rosas-case.ts';

// Made up: no number of this area was ever given out.
const number = '987-65-4321';
const digits = '4321';
const code = 'identifier-not-wanted';

let gateway: HostedGateway;
let door: PublicDoor;
let tokens: Readonly<Record<string, string>>;
let rosa: Case;

beforeEach(async () => {
  ({ gateway, door, tokens, rosa } = await rosasCase(harbor, bayside));
  await rosa.opened();
  await rosa.offered();
});
afterEach(() => door.close());

const post = (partner: string, path: string, body: object, key = 'k-1') =>
  door.post(path, { token: tokens[partner] ?? '', body, key });

/** Ids, digests and ciphertext are random, and hold those digits by chance; no number is as long as they are. */
const withoutIds = (text: string): string => text.replace(/[\w-]{20,}/g, '');

const nothingOfItIsKept = async (): Promise<void> => {
  const passedOn = (await gateway.enqueued()).map(({ headers, value }) => JSON.stringify({ headers, value }));
  const knocks = Object.values(gateway.owners).flatMap((owner) => owner.knocks.map((k) => JSON.stringify(k)));
  const told = (await gateway.heard(harbor)).concat(await gateway.heard(bayside));
  const kept = [...passedOn, ...knocks, JSON.stringify(told)].join('\n');
  expect(withoutIds(kept)).not.toContain(digits);
};

describe('a number nobody wants here', () => {
  const { sealedPerson: _, ...plain } = submissionOf('HWC-1');
  const person = { name: 'Rosa Ejemplo', contacts: [], facts: {} };
  const [consent] = plain.consents;
  const release = { recipient: harbor, purposes: ['progress'], until: '2027-11-30', how: 'signed' };
  const desk = { ...release, recipient: bayside, purposes: ['contact'], language: 'es', on: '2026-11-22' };
  const referral = () => rosa.known(bayside).referral;
  const journey = () => rosa.known(harbor).journey;

  it.each([
    ['the own id of an intake', harbor, '/v1/intakes', { ...plain, person, localRef: number }],
    [
      'the name of a person in clear',
      harbor,
      '/v1/intakes',
      { ...plain, person: { ...person, name: `Rosa ${number}` } },
    ],
    [
      'an address in clear, without marks',
      harbor,
      '/v1/intakes',
      { ...plain, person: { ...person, address: '987654321' } },
    ],
    [
      'the records of a release',
      harbor,
      '/v1/intakes',
      { ...plain, person, consents: [{ ...consent, records: [`grades of ${number}`] }] },
    ],
    [
      'the words of a desk',
      bayside,
      '/v1/desk-acceptances',
      { slip: 'H7K-4QD-9CFG', localRef: number, consent: desk },
    ],
  ])('in %s is refused over REST', async (_name, partner, path, body) => {
    const { status, text, json } = await post(partner, path, body);
    expect([status, json['code']]).toEqual([409, code]);
    expect(withoutIds(text)).not.toContain(digits);
    await nothingOfItIsKept();
  });

  it('in an answer, a report, a choice or the steering of a journey is refused over REST', async () => {
    const asked: readonly (readonly [string, string, object])[] = [
      [bayside, `/v1/referrals/${referral()}/responses`, { status: 'accepted', cohort: number }],
      [bayside, `/v1/referrals/${referral()}/facts`, { kind: 'enrolled', on: '2026-11-22', term: number }],
      [
        harbor,
        `/v1/journeys/${journey()}/choices`,
        { step: number, choices: [{ service: 's', agency: 'a' }] },
      ],
      [harbor, `/v1/journeys/${journey()}/navigators`, { lead: number, deputy: 'd-2' }],
      [harbor, `/v1/journeys/${journey()}/end`, { reason: `ssn ${digits}` }],
    ];
    for (const [nth, [partner, path, body]] of asked.entries()) {
      const { text, json } = await post(partner, path, body, `k-${nth}`);
      expect([path, json['code']]).toEqual([path, code]);
      expect(withoutIds(text)).not.toContain(digits);
    }
    await nothingOfItIsKept();
  });

  it('in one of many answers is refused by itself', async () => {
    const responses = [
      { referral: referral(), status: 'in-review' },
      { referral: number, status: 'accepted' },
    ];
    const { text, json } = await post(bayside, '/v1/responses', { responses });
    expect(json['results']).toMatchObject([
      { taken: true },
      { taken: false, referral: '', problem: { code } },
    ]);
    expect(withoutIds(text)).not.toContain(digits);
  });

  it('as the key of a request is refused', async () => {
    const body = { status: 'accepted' };
    const { json, text } = await post(bayside, `/v1/referrals/${referral()}/responses`, body, number);
    expect(json).toMatchObject({ code, place: 'header.idempotency-key' });
    expect(withoutIds(text)).not.toContain(digits);
  });

  it('as the name of a field is not repeated', async () => {
    const { json, text } = await post(harbor, '/v1/intakes', { ...plain, person, [`A98765${digits}`]: 1 });
    expect(json['code']).toBe('bad-input');
    expect(withoutIds(text)).not.toContain(digits);
  });

  it('on Kafka is rejected to its sender, who reads where it stood and not what it was', async () => {
    await gateway.writes(harbor, 'IntakeSubmission', submissionOf(number));
    await gateway.writes(bayside, 'ReferralResponse', responseTo(referral(), { tier: number }));
    await gateway.writes(bayside, 'FactReport', factAbout(referral(), { employer: number }));
    await gateway.writes(bayside, 'FactReport', factAbout(referral()), { ce_id: number });
    const rejected = [...(await gateway.heard(harbor)), ...(await gateway.heard(bayside))]
      .filter(({ type }) => type === 'MessageRejected')
      .map(({ data }) => [data['code'], data['place']]);
    expect(rejected).toEqual([
      [code, 'localRef'],
      [code, 'tier'],
      [code, 'employer'],
      [code, 'ce_id'],
    ]);
    await nothingOfItIsKept();
  });

  const upload = async (...lines: readonly string[]) =>
    door.post('/v1/csv', { token: tokens[bayside] ?? '', text: lines.join('\r\n'), type: 'text/csv' });

  it('in a file is refused with its row, of which no cell is kept', async () => {
    const { json } = await upload(
      'referral,status,cohort',
      `${referral()},in-review,`,
      `${referral()},accepted,${number}`,
      `${number},accepted,`,
    );
    expect(json['rows']).toMatchObject([
      { line: 2, status: 'pending' },
      { line: 3, status: 'refused', code, place: 'cohort' },
      { line: 4, status: 'refused', code, place: 'referral' },
    ]);
    const id = String(json['upload']);
    const rejects = await door.get(`/v1/csv/${id}/rejects.csv`, { token: tokens[bayside] ?? '' });
    expect(rejects.text).toContain(code);
    expect(rejects.text).not.toContain(digits);
    expect(JSON.stringify(await gateway.register.uploads.find(bayside, id))).not.toContain(digits);
  });

  it('where the names of columns stand is not repeated, and a column that is named after one is refused', async () => {
    const headless = await upload(`${number},accepted`);
    expect([headless.json['code'], headless.text.includes(digits)]).toEqual([code, false]);
    const named = await upload('referral,status,SSN', `${referral()},accepted,x`);
    expect(named.json['code']).toBe('column-not-wanted');
  });
});

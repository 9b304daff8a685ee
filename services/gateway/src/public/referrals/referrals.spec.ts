import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bayside, harbor, northShore } from '../../testing/agencies.ts';
import { type Case, caseOf } from '../../testing/case-of.ts';
import { refused } from '../../testing/fake-owner.ts';
import type { HostedGateway } from '../../testing/hosted-gateway.ts';
import type { PublicDoor } from '../../testing/public-door.ts';
import { rosasCase } from '../../testing/rosas-case.ts';

let gateway: HostedGateway;
let door: PublicDoor;
let rosa: Case;
let tokens: Readonly<Record<string, string>>;
const as = (slug: string) => ({ token: tokens[slug] ?? '' });

beforeEach(async () => {
  ({ gateway, door, tokens, rosa } = await rosasCase(harbor, bayside, northShore));
  await rosa.offered();
});
afterEach(() => door.close());

const referralOf = (slug: string) => `/v1/referrals/${rosa.known(slug).referral}`;

describe('a referral', () => {
  it('is shown to each party as it was told of it', async () => {
    await gateway.register.ownIds.keep(harbor, rosa.intakeId, 'HWC-1');
    expect((await door.get(referralOf(bayside), as(bayside))).json).toEqual({
      referral: rosa.known(bayside).referral,
      reference: rosa.reference,
      role: 'receiver',
      status: 'offered',
      service: 'learn.esl',
      program: 'aefla',
      from: harbor,
      to: bayside,
      step: null,
      respondBy: '2026-11-25T15:00:00.000Z',
      introduction: null,
      version: 1,
      comesWith: [],
      localRef: null,
      term: null,
    });
    expect((await door.get(`/v1/referrals/${rosa.reference}`, as(harbor))).json).toMatchObject({
      referral: rosa.known(harbor).referral,
      role: 'referrer',
      step: 'english',
      localRef: 'HWC-1',
    });
  });

  it('whose news are withheld shows only that it is there', async () => {
    const luis = caseOf(gateway, 'luis');
    await luis.offered();
    expect((await door.get(`/v1/referrals/${luis.known(harbor).referral}`, as(harbor))).json).toMatchObject({
      role: 'referrer',
      status: null,
      reference: null,
      to: null,
    });
  });

  it('is told once more only under consent: taken back, its referrer reads that nothing may be said', async () => {
    const found = async (query = '') =>
      (await door.get(`/v1/referrals${query}`, as(harbor))).json['referrals'] as unknown as readonly {
        status: unknown;
      }[];
    expect((await found('?status=offered')).map(({ status }) => status)).toEqual(['offered']);
    gateway.intake.withdraw(rosa.personId, `${harbor} progress`);
    const { json } = await door.get(referralOf(harbor), as(harbor));
    expect(json).toMatchObject({
      role: 'referrer',
      reference: rosa.reference,
      status: null,
      respondBy: null,
    });
    expect((await found()).map(({ status }) => status)).toEqual([null]);
    expect(await found('?status=offered')).toEqual([]);
    expect((await door.get(referralOf(bayside), as(bayside))).json).toMatchObject({ status: 'offered' });
  });

  it('is introduced by whoever referred the person, once under one key', async () => {
    const introduce = () =>
      door.post(`${referralOf(harbor)}/introduction`, {
        ...as(harbor),
        body: { how: 'accompanied' },
        key: 'introduction-1',
      });
    expect([(await introduce()).status, (await introduce()).status]).toEqual([202, 202]);
    const [one, again] = gateway.owners.routing.knocks;
    expect(one).toMatchObject({
      command: 'IntroducePerson',
      streamId: rosa.referralId,
      value: { referralId: rosa.referralId, agency: harbor, how: 'accompanied' },
    });
    expect(again?.causation).toBe(one?.causation);
  });

  it('in a community queue is listed most urgent first, and only while it may be taken', async () => {
    for (const [name, priority] of [
      ['luis', null],
      ['marta', 2],
      ['nadia', 1],
    ] as const) {
      const one = caseOf(gateway, name);
      one.consents();
      const offers = [{ agency: bayside, program: 'aefla', cohort: null, reference: one.reference }];
      await one.offered({ several: { mode: 'queue', priority, offers } });
    }
    type Queue = { referrals: { reference: string; priority: number | null }[]; next: string };
    const queue = async (query = '') =>
      (await door.get(`/v1/queue${query}`, as(bayside))).json as unknown as Queue;
    const { referrals } = await queue();
    expect(referrals.map(({ reference, priority }) => [reference, priority])).toEqual([
      ['NAD-4QD', 1],
      ['MAR-4QD', 2],
      ['LUI-4QD', null],
    ]);
    const first = await queue('?limit=1');
    const rest = await queue(`?after=${encodeURIComponent(first.next)}`);
    expect(rest.referrals.map(({ reference }) => reference)).toEqual(['MAR-4QD', 'LUI-4QD']);
    await caseOf(gateway, 'nadia').accepted();
    expect((await queue()).referrals).toHaveLength(2);
    expect((await door.get('/v1/queue', as(harbor))).json).toMatchObject({ referrals: [] });
  });

  it('is listed with the others, page by page and by status', async () => {
    for (const name of ['luis', 'marta']) {
      const one = caseOf(gateway, name);
      one.consents();
      await one.offered();
    }
    await rosa.accepted();
    const first = (await door.get('/v1/referrals?limit=2', as(bayside))).json as unknown as {
      referrals: { referral: string }[];
      next: string;
    };
    expect(first.referrals).toHaveLength(2);
    const { json } = await door.get(`/v1/referrals?limit=2&after=${first.next}`, as(bayside));
    expect(json['referrals']).toHaveLength(1);
    expect(json['next']).toBeNull();
    expect((await door.get('/v1/referrals?status=accepted', as(bayside))).json['referrals']).toMatchObject([
      { reference: rosa.reference },
    ]);
    expect((await door.get('/v1/referrals', as(northShore))).json).toEqual({ referrals: [], next: null });
  });

  it("of others is not there: the same answer for another's id and for none", async () => {
    const wanted = [
      rosa.known(bayside).referral,
      rosa.referralId,
      rosa.reference,
      'referral-nobody',
      'ZZZ-ZZZ',
    ];
    const ways: ((id: string) => ReturnType<PublicDoor['get']>)[] = [
      (id) => door.get(`/v1/referrals/${id}`, as(northShore)),
      (id) => door.get(`/v1/referrals/${id}/contact`, as(northShore)),
      (id) =>
        door.post(`/v1/referrals/${id}/responses`, {
          ...as(northShore),
          key: 'k-1',
          body: { status: 'accepted' },
        }),
      (id) =>
        door.post(`/v1/referrals/${id}/facts`, {
          ...as(northShore),
          key: 'k-2',
          body: { kind: 'enrolled', on: '2026-11-22' },
        }),
    ];
    const answers = [];
    for (const way of ways)
      for (const id of wanted) {
        const { status, json } = await way(id);
        answers.push(JSON.stringify({ status, ...json, instance: 'a request' }));
      }
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0] ?? '')).toMatchObject({ status: 404, code: 'not-found', place: 'path.id' });
    expect(gateway.owners.routing.knocks).toEqual([]);
  });
});

describe('an answer to a referral', () => {
  const accept = (key: string) => ({ ...as(bayside), key, body: { status: 'accepted', localRef: 'BCC-7' } });

  it('is taken by its owner, for the agency whose token it is', async () => {
    const { status, json } = await door.post(`${referralOf(bayside)}/responses`, accept('k-1'));
    expect([status, json]).toEqual([202, { referral: rosa.known(bayside).referral, taken: true }]);
    expect(gateway.owners.routing.knocks).toMatchObject([
      {
        command: 'RespondToReferral',
        streamId: rosa.referralId,
        causation: `partner:${bayside}:k-1`,
        value: { agency: bayside, by: 'T', status: 'accepted' },
      },
    ]);
    expect(await gateway.register.ownIds.of(bayside, rosa.referralId)).toBe('BCC-7');
  });

  it('that the owner refuses comes back with its words', async () => {
    gateway.owners.routing.says(refused('illegal-transition', { place: 'status' }));
    const { status, json } = await door.post(`${referralOf(bayside)}/responses`, accept('k-1'));
    expect(status).toBe(409);
    expect(json).toMatchObject({
      code: 'illegal-transition',
      place: 'status',
      reason: 'It does not go from here to there.',
      mend: 'Look at where it stands.',
    });
  });

  it('is not lost and not doubled by an outage: 503, and the same request again is taken', async () => {
    gateway.owners.routing.goAway();
    const away = await door.post(`${referralOf(bayside)}/responses`, accept('k-1'));
    expect([away.status, away.json['code'], away.headers.get('retry-after')]).toEqual([
      503,
      'unavailable',
      '2',
    ]);
    gateway.owners.routing.comeBack();
    expect((await door.post(`${referralOf(bayside)}/responses`, accept('k-1'))).status).toBe(202);
    expect(gateway.owners.routing.knocks).toHaveLength(1);
  });

  it('that reports a fact goes to outcomes', async () => {
    const body = {
      kind: 'employment',
      on: '2026-11-22',
      wageCents: 2150,
      wagePer: 'hour',
      evidence: 'employer-letter',
    };
    expect(
      (await door.post(`${referralOf(bayside)}/facts`, { ...as(bayside), key: 'k-1', body })).status,
    ).toBe(202);
    expect(gateway.owners.outcomes.knocks).toMatchObject([
      {
        command: 'RecordEmployment',
        streamId: rosa.participationId,
        value: { provider: bayside, wageCents: 2150 },
      },
    ]);
  });
});

describe('how to reach a person', () => {
  const contact = () => door.get(`${referralOf(bayside)}/contact`, as(bayside));

  it('is for the agency that accepted, once it has', async () => {
    gateway.intake.reach(rosa.personId, { name: 'Rosa Ejemplo', contacts: [] });
    expect((await contact()).json).toMatchObject({ status: 409, code: 'contact-not-released' });
    await rosa.accepted();
    const { status, headers, json } = await contact();
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(json).toEqual({
      referral: rosa.known(bayside).referral,
      reference: rosa.reference,
      contact: { name: 'Rosa Ejemplo', contacts: [] },
      until: '2027-11-30',
    });
    expect((await door.get(`${referralOf(harbor)}/contact`, as(harbor))).json).toMatchObject({
      code: 'contact-not-released',
    });
  });

  it('is refused clearly when consent has ended', async () => {
    await rosa.accepted();
    gateway.intake.withdraw(rosa.personId, `${bayside} contact`);
    const { status, json } = await contact();
    expect(status).toBe(403);
    expect(json).toMatchObject({ code: 'consent-not-live', place: 'path.id' });
    expect(json['mend']).toContain('Do not use what you have');
  });
});

describe('a journey', () => {
  it('is shown to its referrer as it was told, and to nobody else', async () => {
    gateway.time.travel(1_000);
    await rosa.opened();
    gateway.time.travel(1_000);
    await rosa.enrolled();
    const path = `/v1/journeys/${rosa.known(harbor).journey}`;
    const { json } = await door.get(path, as(harbor));
    expect(json).toMatchObject({
      journey: rosa.known(harbor).journey,
      status: 'open',
      told: [
        { type: 'ReferralNotice', data: { status: 'offered' } },
        { type: 'FactNotice', data: { kind: 'journey-step' } },
        { type: 'FactNotice', data: { kind: 'enrolled' } },
      ],
    });
    expect(JSON.stringify(json)).not.toContain(rosa.journeyId);
    expect((await door.get(path, as(bayside))).status).toBe(404);
    expect((await door.get(`/v1/journeys/${rosa.known(bayside).journey}`, as(bayside))).status).toBe(404);
  });
});

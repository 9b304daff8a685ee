import { readFileSync } from 'node:fs';
import type { Events } from '@handoff/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { editChecks } from '../reports/edit-checks.ts';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { buildPeriods } from './build-periods.ts';
import { factsAsOf } from './facts-as-of.ts';
import type { Figures } from './figures-as-of.ts';
import { jobsIn } from './one-job.ts';
import { struckReferrals } from './struck.ts';

const example = <Name extends keyof Events>(name: Name): Events[Name] =>
  JSON.parse(
    readFileSync(new URL(`../../../../schemas/examples/${name}.json`, import.meta.url), 'utf8'),
  ) as Events[Name];

const provider = 'bayside-community-college';
const idsOf = (person: string, referral = person) => ({
  referralId: `referral-${referral}`,
  journeyId: `journey-${person}`,
  personId: `person-${person}`,
});
const whose = (person: string) => ({
  participationId: `participation-${person}`,
  ...idsOf(person),
  provider,
});

type Page = Readonly<{ rows: readonly unknown[] }>;

let service: Hosted;

const offer = (person: string, referrer = 'harbor-worker-center', referral = person) =>
  service.tell('ReferralOffered', `referral-${referral}`, {
    ...example('ReferralOffered'),
    ...idsOf(person, referral),
    referrer,
    agency: provider,
  });
const strike = (person: string) =>
  service.tell('ReferralEnteredInError', `referral-${person}`, {
    ...example('ReferralEnteredInError'),
    ...idsOf(person),
    agency: provider,
  });
const enroll = async (person: string) => {
  const known = whose(person);
  const enrolled = { ...known, program: 'aefla', enrolledOn: '2026-10-05', term: null };
  const job = { startedOn: '2026-10-20', wageCents: 1850, wagePer: 'hour', hoursPerWeek: 32 } as const;
  const employed = { ...known, ...job, occupation: null, evidence: 'employer-letter' };
  await service.command('RecordEnrollment', known.participationId, enrolled, `partner:b:${person}:1`);
  await service.command('RecordEmployment', known.participationId, employed, `partner:b:${person}:2`);
};
const figures = async (asOf?: string) =>
  (await service.call('operator', 'GET', '/internal/figures', { query: asOf ? { asOf } : {} })) as Figures;
/** How many moves and journeys an agency takes out. */
const exported = async (agency: string) => {
  const body = { audience: 'mine', agency };
  const { id } = (await service.call('operator', 'POST', '/internal/exports', { body })) as { id: string };
  const rows = async (table: string) => {
    const asked = { params: { id }, query: { table } };
    const page = (await service.call('operator', 'GET', '/internal/exports/:id/rows', asked)) as Page;
    return page.rows.length;
  };
  return async () => ({ referral_moves: await rows('referral_moves'), journeys: await rows('journeys') });
};
const facts = () => factsAsOf(service.tables, '2027-12-31T00:00:00.000Z');

/** Two people were sent and enrolled; one of the referrals was a mistake. */
beforeEach(async () => {
  service = hostedOutcomes();
  for (const person of ['a', 'b']) {
    await service.tell('JourneyOpened', `journey-${person}`, {
      ...example('JourneyOpened'),
      journeyId: `journey-${person}`,
      personId: `person-${person}`,
    });
    await offer(person);
    await enroll(person);
  }
  await service.settle();
});

describe('a referral entered in error', () => {
  it('counts in no figure of the network, nor does what was reported under it', async () => {
    expect((await figures()).network).toMatchObject({ referrals: 2, people: 2 });
    await strike('b');
    const { network, journeys } = await figures();
    expect(network).toMatchObject({
      referrals: 1,
      people: 1,
      outcomeReturned: { numerator: 1, denominator: 1 },
    });
    expect(network.funnel.map(({ referrals }) => referrals)).toEqual([1, 0, 0, 0, 1, 1]);
    expect(journeys).toMatchObject({ enrolled: { numerator: 1 }, employed: { numerator: 1 } });
  });

  it('is not among the news that a referrer hears', async () => {
    await strike('b');
    await service.pass(69);
    const news = await service.eventsOf('news-harbor-worker-center-2026Q4');
    const told = news.find(({ type }) => type === 'NewsGathered')?.data['lines'] as { people: string[] }[];
    expect(told.flatMap(({ people }) => people)).toEqual(['person-a', 'person-a']);
  });

  it('credits no agency with a job it had no part in', async () => {
    await offer('a', 'mistaken-center', 'slip');
    expect(jobsIn(await facts())[0]?.helpers).toContain('mistaken-center');
    await strike('slip');
    expect(jobsIn(await facts())[0]?.helpers).toEqual([provider, 'harbor-worker-center'].toSorted());
  });

  it('stands in a report of the day before it was struck', async () => {
    await service.pass(2);
    await strike('b');
    expect((await figures('2026-11-03')).network.referrals).toBe(2);
    expect((await figures()).network.referrals).toBe(1);
  });

  it('counts no more for an agency it was offered to before, in its own figures or among its own rows', async () => {
    const declined = { ...example('ReferralDeclined'), ...idsOf('b'), agency: 'north-shore' };
    const referrer = 'harbor-worker-center';
    await service.tell('ReferralDeclined', 'referral-b', { ...declined, referrer });
    const own = async (asOf?: string) => {
      const query = { agency: 'north-shore', ...(asOf ? { asOf } : {}) };
      const { network } = (await service.call('operator', 'GET', '/internal/figures', { query })) as Figures;
      return [network.referrals, network.people];
    };
    const begun = await exported('north-shore');
    expect(await own()).toEqual([1, 1]);
    expect(await begun()).toEqual({ referral_moves: 1, journeys: 1 });
    await service.pass(2);
    await strike('b');
    expect([await own(), await own('2026-11-03')]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(await (await exported('north-shore'))()).toEqual({ referral_moves: 0, journeys: 0 });
    // What was begun before is as of then.
    expect(await begun()).toEqual({ referral_moves: 1, journeys: 1 });
  });

  it('stays among the rows of the agency that struck it, with the move that says so', async () => {
    await strike('b');
    expect(await (await exported(provider))()).toEqual({ referral_moves: 3, journeys: 2 });
  });

  it('answers a report sent again as it did before the referral was struck, and refuses a new one', async () => {
    const exit = { ...whose('b'), lastServiceOn: '2026-11-01', reason: 'left' } as const;
    const reports = (causation: string) =>
      service.command('RecordExit', 'participation-b', exit, `partner:b:b:${causation}`);
    const before = await reports('3');
    await strike('b');
    expect(await reports('3')).toMatchObject({ kind: before.kind, version: before.version });
    expect(await reports('4')).toMatchObject({ kind: 'refused', code: 'referral-entered-in-error' });
  });

  it('leaves a provider its own report until the provider takes it back, and has somebody look at it', async () => {
    await strike('b');
    const known = await facts();
    const periods = buildPeriods(known, '2026-11-30', []);
    expect(periods.map(({ person }) => person)).toEqual(['person-a', 'person-b']);
    expect(editChecks(periods, '2026-11-30', struckReferrals(known))).toMatchObject([
      { code: 'referral-entered-in-error', place: 'participation-b' },
    ]);
    const taken = { ...whose('b'), kind: 'enrolled', earlierOn: '2026-10-05', why: 'typing-mistake' };
    await service.command(
      'WithdrawFact',
      'participation-b',
      { ...taken, service: null, type: null, occupation: null },
      'partner:b:b:3',
    );
    await service.settle();
    expect(buildPeriods(await facts(), '2026-11-30', []).map(({ person }) => person)).toEqual(['person-a']);
  });
});

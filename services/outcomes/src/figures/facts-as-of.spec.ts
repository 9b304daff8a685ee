import { beforeEach, describe, expect, it } from 'vitest';
import { nothingTold } from '../testing/nothing-told.ts';
import { type Hosted, hostedOutcomes } from '../testing/hosted-outcomes.ts';
import { buildPeriods } from './build-periods.ts';
import { factsAsOf } from './facts-as-of.ts';
import { jobsIn } from './one-job.ts';

const whose = {
  participationId: 'participation-1',
  referralId: 'referral-1',
  journeyId: 'journey-1',
  personId: 'person-1',
  provider: 'bayside-community-college',
};
const enrolled = { ...whose, program: 'aefla', enrolledOn: '2025-07-07', term: null };
const left = { ...whose, lastServiceOn: '2025-10-10', reason: 'completed' };
const paid = { employedAs: 'job', wageCents: 650_000, wagePer: null, hoursPerWeek: null, employer: null };
const quarter = { ...whose, ...paid, on: '2026-05-01' };
const begun = { startedOn: '2026-10-20', wageCents: 1850, wagePer: 'hour', hoursPerWeek: 32 } as const;
const job = { ...whose, ...begun, occupation: null };

let service: Hosted;
let said = 0;
const tell = (name: Parameters<Hosted['command']>[0], fact: Parameters<Hosted['command']>[2]) =>
  service.command(name, whose.participationId, fact, `partner:test:${(said += 1)}`);
const facts = (day: number) => factsAsOf(service.tables, `2026-11-0${day}T23:00:00.000Z`);
const restsOn = async (day: number) =>
  buildPeriods(await facts(day), `2026-11-0${day}`, [])[0]?.quarters[2].evidence;

// What it rests on, told a day apart: the strongest is neither the first nor the last.
beforeEach(async () => {
  service = hostedOutcomes();
  await tell('RecordEnrollment', enrolled);
  await tell('RecordExit', left);
  for (const evidence of ['self-report', 'pay-stubs', 'case-notes']) {
    await tell('RecordQuarter', { ...quarter, evidence });
    await tell('RecordEmployment', { ...job, evidence });
    await service.settle();
    await service.pass(1);
  }
});

describe('a fact that was attested more than once', () => {
  it('rests on the strongest that was known on each day, though a weaker one came after it', async () =>
    expect([await restsOn(2), await restsOn(3), await restsOn(4)]).toEqual([
      'self-report',
      'pay-stubs',
      'pay-stubs',
    ]));

  it('is a job with all its attestations', async () => {
    const [attested] = jobsIn(await facts(4));
    expect(attested?.attestations.map(({ evidence }) => evidence)).toEqual([
      'self-report',
      'pay-stubs',
      'case-notes',
    ]);
  });

  it('is gone with all of them once it is taken back, and not the day before', async () => {
    const named = { service: null, type: null, occupation: null, why: 'wrong-person' };
    await tell('WithdrawFact', { ...whose, ...named, kind: 'quarter', earlierOn: '2026-05-01' });
    await tell('WithdrawFact', { ...whose, ...named, kind: 'employment', earlierOn: '2026-10-20' });
    await service.settle();
    expect([await restsOn(4), await restsOn(5)]).toEqual(['pay-stubs', 'none']);
    expect(jobsIn(await facts(5))).toEqual([]);
  });

  it('keeps all of them where it is corrected', async () => {
    const now = { on: '2026-05-01', wageCents: 700_000, employedAs: 'job', evidence: 'self-report' };
    const named = { kind: 'quarter', earlierOn: '2026-05-01', why: 'typing-mistake' };
    const narrowed = { service: null, type: null, occupation: null };
    await tell('CorrectFact', { ...whose, ...nothingTold, ...narrowed, ...named, ...now });
    await service.settle();
    expect(await restsOn(5)).toBe('pay-stubs');
  });
});

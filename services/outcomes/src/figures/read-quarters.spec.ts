import { describe, expect, it } from 'vitest';
import { factsOf } from '../testing/facts-of.ts';
import { buildPeriods } from './build-periods.ts';

type Given = Parameters<typeof factsOf>[0][number];
const whose = { personId: 'person-1', provider: 'north' };
const left: Given[] = [
  { table: 'facts_enrollment', ...whose, program: 'wioa_adult', trueOn: '2025-07-07' },
  { table: 'facts_exit', ...whose, trueOn: '2025-11-10' },
];
const quarter = (fact: number, said: Partial<Given>): Given => ({
  table: 'facts_quarter',
  ...whose,
  fact,
  employedAs: 'job',
  wageCents: null,
  wagePer: null,
  trueOn: '2026-05-01',
  ...said,
});

const secondQuarter = (...told: readonly Given[]) =>
  buildPeriods(factsOf([...left, ...told]), '2026-12-01', [])[0]?.quarters[2];

describe('what a quarter after exit rests on', () => {
  it('is the kind of evidence that was reported', () =>
    expect(secondQuarter(quarter(3, { evidence: 'self-report' }))).toMatchObject({
      status: 1,
      evidence: 'self-report',
    }));

  it('is what attested it later, where that is stronger', () => {
    const attested = (evidence: string): Given => ({
      table: 'facts_attestation',
      ...whose,
      fact: 3,
      by: 'north',
      evidence,
      strength: 'document',
      trueOn: '2026-08-01',
    });
    const told = quarter(3, { evidence: 'self-report' });
    expect(secondQuarter(told, attested('pay-stubs'))?.evidence).toBe('pay-stubs');
    expect(secondQuarter({ ...told, evidence: 'tax-form' }, attested('pay-stubs'))?.evidence).toBe(
      'tax-form',
    );
    expect(secondQuarter(told, { ...attested('pay-stubs'), fact: 2 })?.evidence).toBe('self-report');
  });

  it('is one source for work and pay: what says both goes before what is stronger and says one', () => {
    const said = quarter(3, { evidence: 'self-report', wageCents: 650_000 });
    const stronger = quarter(4, { evidence: 'tax-form', stream: 'participation-2', provider: 'south' });
    expect(secondQuarter(stronger, said)).toMatchObject({ evidence: 'self-report', earningsCents: 650_000 });
    expect(secondQuarter({ ...stronger, wageCents: 700_000 }, said)).toMatchObject({
      evidence: 'tax-form',
      earningsCents: 700_000,
    });
  });

  it("is work at one agency's word, whatever another did not see", () =>
    expect(
      secondQuarter(
        quarter(3, { evidence: 'tax-form', employedAs: 'none' }),
        quarter(4, { evidence: 'self-report', stream: 'participation-2', provider: 'south' }),
      ),
    ).toMatchObject({ status: 1, evidence: 'self-report' }));
});

describe('the same employer in the second and the fourth quarter', () => {
  const kept = (...told: readonly Given[]) =>
    buildPeriods(factsOf([...left, ...told]), '2026-12-01', [])[0]?.sameEmployer;
  const at = (employer: string, fact: number, said: Partial<Given> = {}) =>
    quarter(fact, { employer, ...said });
  const fourth = { trueOn: '2026-10-20' };

  it('is one by its number, also where there was another job beside it', () =>
    expect(
      kept(
        at('12-3456789', 3),
        at('98-7654321', 4, fourth),
        at('12-3456789', 5, { ...fourth, stream: 'participation-2', provider: 'south' }),
      ),
    ).toBe(true));

  it('is none where nobody worked for it in one of the two', () =>
    expect(kept(at('12-3456789', 3), at('12-3456789', 4, { ...fourth, employedAs: 'none' }))).toBe(false));
});

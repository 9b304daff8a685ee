import { describe, expect, it } from 'vitest';
import type { Period, QuarterAfterExit } from '../indicators/period.ts';
import { regulation } from '../indicators/regulation.ts';
import { periodOf } from '../testing/period-of.ts';
import type { KnownPeriod } from './build-periods.ts';
import { expiring } from './expiring.ts';

/** Out on October 10th, 2025: of the second quarter after, silence is a no from December 31st, 2026 on; of the fourth, from June 30th, 2027. */
const left = (said: Partial<KnownPeriod> = {}) => periodOf('participation-1', said);
const knowing = (after: 2 | 4, said: Partial<QuarterAfterExit>): Partial<Period> => {
  const { quarters } = left();
  return { quarters: { ...quarters, [after]: { ...quarters[after], ...said } } };
};
const listed = (asOf: string, ...periods: readonly KnownPeriod[]) =>
  expiring(periods, asOf, regulation).map(({ measure, becomesNoOn }) => [measure, becomesNoOn]);

describe('what becomes a no for good', () => {
  it.each<[string, readonly (readonly string[])[]]>([
    ['2026-10-30', []],
    ['2026-10-31', [['employment_rate_q2', '2026-12-31']]],
    ['2026-12-30', [['employment_rate_q2', '2026-12-31']]],
    ['2026-12-31', []],
    ['2027-04-30', [['employment_rate_q4', '2027-06-30']]],
    ['2027-06-30', []],
  ])('is listed two months ahead, and no longer once it is one: on %s', (asOf, list) =>
    expect(listed(asOf, left())).toEqual(list),
  );

  it('is what nobody has reported: work, none, or whose word it is makes no difference', () => {
    const reported = { status: 1, evidence: 'self-report', earningsCents: null } as const;
    expect(listed('2026-11-30', left(knowing(2, reported)))).toEqual([]);
    expect(listed('2026-11-30', left(knowing(2, { ...reported, status: 0 })))).toEqual([]);
    expect(listed('2026-11-30', left(knowing(4, reported)))).toHaveLength(1);
  });

  it('is of nobody whose exit is an estimate, or who came for fewer than twelve hours', () => {
    expect(listed('2026-11-30', left({ exitBasis: 'exchange-estimate' }))).toEqual([]);
    expect(listed('2026-11-30', left({ contactHours: 11.5 }))).toEqual([]);
    expect(listed('2026-11-30', left({ contactHours: 12 }))).toHaveLength(1);
  });

  it('is called by the measure it is lost to: of youth, education or employment', () =>
    expect(listed('2026-11-30', left({ program: 'youth' }))).toEqual([
      ['youth_education_employment_q2', '2026-12-31'],
    ]));

  it('comes with whom to ask, and of which quarter', () => {
    const later = periodOf('participation-0', { exit: '2026-01-02' });
    expect(expiring([later, left()], '2027-02-15', regulation)).toEqual([
      {
        participationId: 'participation-0',
        referralId: 'referral-1',
        provider: 'bayside-community-college',
        measure: 'employment_rate_q2',
        quarter: '2026Q3',
        becomesNoOn: '2027-03-31',
      },
    ]);
  });
});

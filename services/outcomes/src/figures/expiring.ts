import { type Day } from '../indicators/days.ts';
import { employmentIn, lagOf } from '../indicators/employment.ts';
import { isParticipant } from '../indicators/exclusions.ts';
import { type Quarter, quarterOf, quartersAfter } from '../indicators/quarters.ts';
import type { Regulation } from '../indicators/regulation.ts';
import { firstReport } from '../indicators/reporting-calendar.ts';
import type { KnownPeriod } from './build-periods.ts';

export type Expiring = Readonly<{
  participationId: string;
  referralId: string;
  provider: string;
  measure: `${'employment_rate' | 'youth_education_employment'}_q${2 | 4}`;
  /** The quarter something should be known about. */
  quarter: Quarter;
  /** From this day on, silence is a "no" for good (TAC-17-01 page 8). */
  becomesNoOn: Day;
}>;

/** What nobody has reported yet and becomes a "no" for good within two months: while there is time to ask. */
export const expiring = (
  periods: readonly KnownPeriod[],
  asOf: Day,
  rules: Regulation,
): readonly Expiring[] =>
  periods
    .flatMap((period) => ([2, 4] as const).flatMap((after) => expiringIn(period, after, asOf, rules)))
    .toSorted(
      (one, other) =>
        one.becomesNoOn.localeCompare(other.becomesNoOn) ||
        one.participationId.localeCompare(other.participationId),
    );

const expiringIn = (period: KnownPeriod, after: 2 | 4, asOf: Day, rules: Regulation): Expiring[] => {
  const { exit, exitBasis, id, referralId, provider } = period;
  if (exit === null || exitBasis !== 'program' || !isParticipant(period, rules)) return [];
  const becomesNoOn = firstReport(exit, lagOf(after), rules);
  const quarter = quartersAfter(quarterOf(exit), after);
  // Nothing can be asked about a quarter that is not over.
  if (quarterOf(asOf) <= quarter || becomesNoOn > monthsAfter(asOf, 2)) return [];
  const { answer } = employmentIn(period, after, { rules, supplemental: true, lag: { asOf } });
  if (answer !== 'not-yet-known') return [];
  const rate = period.program === 'youth' ? 'youth_education_employment' : 'employment_rate';
  const measure = `${rate}_q${after}` as const;
  return [{ participationId: id, referralId, provider, measure, quarter, becomesNoOn }];
};

/** The same day months on, or the last one of that month. */
const monthsAfter = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};

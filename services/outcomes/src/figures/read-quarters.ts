import { type Day } from '../indicators/days.ts';
import {
  isSupplemental,
  nothingRecorded,
  type Period,
  type QuarterAfterExit,
  supplementalKinds,
} from '../indicators/period.ts';
import { type Quarter, quarterOf, quartersAfter } from '../indicators/quarters.ts';
import { quarterlyCents, type WageBasis } from '../indicators/wages.ts';
import type { FactRow } from '../tables/fact-row.ts';
import { numberIn, textIn } from './facts-as-of.ts';

const codes: Readonly<Record<string, 0 | 1 | 2 | 3>> = { none: 0, job: 1, apprenticeship: 2, military: 3 };
const bases: Readonly<Record<string, WageBasis>> = {
  hour: 'hourly',
  week: 'weekly',
  month: 'monthly',
  year: 'annual',
};

/** The four quarters after an exit, from what agencies reported about them. All of it is supplemental (TAC-17-04 page 7). */
export const quartersAfterExit = (exit: Day | null, reports: readonly FactRow[]): Period['quarters'] => {
  const after = (quarters: number): QuarterAfterExit =>
    exit === null ? nothingRecorded : quarterFrom(quartersAfter(quarterOf(exit), quarters), reports);
  return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
};

export const inQuarter = (quarter: Quarter, reports: readonly FactRow[]): readonly FactRow[] =>
  reports.filter(({ trueOn }) => quarterOf(trueOn) === quarter);

const quarterFrom = (quarter: Quarter, reports: readonly FactRow[]): QuarterAfterExit => {
  const counted = reportThatCounts(inQuarter(quarter, reports));
  if (counted === undefined) return nothingRecorded;
  const evidence = evidenceIn(counted);
  return {
    status: statusIn(counted),
    evidence: isSupplemental(evidence) ? evidence : 'supplemental',
    earningsCents: statusIn(counted) === 0 ? null : earnedIn(counted),
    supplemental: null,
  };
};

/**
 * Which of several reports of one quarter the figures rest on. Who was employed at one agency's word and not at another's was
 * employed: nobody sees every job. Status and wages come of one source (TAC-17-04 page 7): of one that says what was paid,
 * among those of the strongest, and of equally strong ones of the word that has stood longest: no figure changes because
 * somebody else says otherwise later.
 */
export const reportThatCounts = (told: readonly FactRow[]): FactRow | undefined => {
  const employed = told.filter((row) => statusIn(row) !== 0);
  return (employed.length > 0 ? employed : told).toSorted(
    (one, other) =>
      silence(one) - silence(other) ||
      rankOf(evidenceIn(one)) - rankOf(evidenceIn(other)) ||
      one.knownAt.localeCompare(other.knownAt) ||
      // Known at one instant: the order of rows says nothing, so the lesser claim stands.
      (earnedIn(one) ?? 0) - (earnedIn(other) ?? 0) ||
      (textIn(one, 'provider') ?? '').localeCompare(textIn(other, 'provider') ?? ''),
  )[0];
};

const evidenceIn = (row: FactRow): string => textIn(row, 'evidence') ?? 'supplemental';
const silence = (row: FactRow): number => (earnedIn(row) === null ? 1 : 0);
const rankOf = (evidence: string): number => supplementalKinds.findIndex((kind) => kind === evidence);

/** The report under the strongest of what it rests on: a self-report that pay stubs attested later rests on pay stubs. */
export const onStrongest = (row: FactRow, attestations: readonly FactRow[] = []): FactRow => ({
  ...row,
  evidence:
    [row, ...attestations]
      .map(evidenceIn)
      .filter(isSupplemental)
      .toSorted((one, other) => rankOf(one) - rankOf(other))[0] ?? 'supplemental',
});

// A job that began in the quarter is work in it. Its rate of pay is what was promised, not what was paid.
export const statusIn = (row: FactRow): 0 | 1 | 2 | 3 | null =>
  'startedOn' in row ? 1 : (codes[textIn(row, 'employedAs') ?? ''] ?? null);

/** What was paid in the quarter; of a rate, what the wage conversion chart makes of it. */
export const earnedIn = (row: FactRow): number | null => {
  const [cents, per, hours] = [
    numberIn(row, 'wageCents'),
    textIn(row, 'wagePer'),
    numberIn(row, 'hoursPerWeek'),
  ];
  if (cents === null || 'startedOn' in row) return null;
  const dollars = (cents / 100).toFixed(2);
  const basis = per === null ? 'actual' : bases[per];
  if (basis === undefined) return null;
  return quarterlyCents(basis, basis === 'hourly' ? [dollars, String(hours ?? 0)] : [dollars]);
};

/** The same employer in the second and the fourth quarter, by its number (20 CFR 677.155(a)(1)(vi)). */
export const keptEmployer = (exit: Day | null, reports: readonly FactRow[]): boolean => {
  if (exit === null) return false;
  const [second, fourth] = [2, 4].map((quarters) =>
    inQuarter(quartersAfter(quarterOf(exit), quarters), reports)
      .filter((row) => statusIn(row) !== 0)
      .flatMap((row) => textIn(row, 'employer') ?? []),
  );
  return second?.some((employer) => fourth?.includes(employer)) ?? false;
};

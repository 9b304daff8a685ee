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

const inQuarter = (quarter: Quarter, reports: readonly FactRow[]): readonly FactRow[] =>
  reports.filter(({ trueOn }) => quarterOf(trueOn) === quarter);

// Who was employed at one agency's word and not at another's was employed: nobody sees every job. Status and wages come of one
// source (TAC-17-04 page 7): of one that says what was paid, and among those of the strongest.
const quarterFrom = (quarter: Quarter, reports: readonly FactRow[]): QuarterAfterExit => {
  const told = inQuarter(quarter, reports);
  const employed = told.filter((row) => statusIn(row) !== 0);
  const [first] = (employed.length > 0 ? employed : told).toSorted(
    (one, other) => silence(one) - silence(other) || rankOf(evidenceIn(one)) - rankOf(evidenceIn(other)),
  );
  if (first === undefined) return nothingRecorded;
  const evidence = evidenceIn(first);
  return {
    status: statusIn(first),
    evidence: isSupplemental(evidence) ? evidence : 'supplemental',
    earningsCents: statusIn(first) === 0 ? null : earnedIn(first),
    supplemental: null,
  };
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
const statusIn = (row: FactRow): 0 | 1 | 2 | 3 | null =>
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
    inQuarter(quartersAfter(quarterOf(exit), quarters), reports).flatMap(
      (row) => textIn(row, 'employer') ?? [],
    ),
  );
  return second?.some((employer) => fourth?.includes(employer)) ?? false;
};

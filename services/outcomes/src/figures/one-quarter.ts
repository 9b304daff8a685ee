import type { Day } from '../indicators/days.ts';
import { type Quarter, quarterOf, quartersAfter } from '../indicators/quarters.ts';
import type { FactRow } from '../tables/fact-row.ts';
import { type Facts, textIn } from './facts-as-of.ts';
import { earnedIn, inQuarter, reportThatCounts, statusIn } from './read-quarters.ts';
import { type Attested, attestationsOf, type Conflict, conflictIn, helpersIn, personOf } from './who-told.ts';
import { workReports } from './work-reports.ts';

/** What is known of one person's work in one quarter, whoever told of it: one fact, and all who attest or deny it. */
export type WorkInQuarter = Readonly<{
  personId: string;
  quarter: Quarter;
  /** As the report has it that the figures rest on, and under the strongest of what attests that one. */
  employedAs: string;
  earningsCents: number | null;
  evidence: string;
  countedEvent: string;
  attestations: readonly Attested[];
  conflicts: readonly Conflict[];
  helpers: readonly string[];
}>;

export const workByQuarter = ({ rows }: Pick<Facts, 'rows'>): readonly WorkInQuarter[] => {
  const helpersOf = helpersIn({ rows });
  const attestations = Map.groupBy(rows.facts_attestation, ({ stream }) => stream);
  const asReported = new Map([...rows.facts_quarter, ...rows.facts_employment].map((row) => [row.id, row]));
  return [
    ...Map.groupBy(workReports({ rows }), (row) => `${personOf(row)} ${quarterOf(row.trueOn)}`).values(),
  ]
    .map((unordered) => unordered.toSorted(asTold))
    .flatMap((told) => {
      const counted = reportThatCounts(told);
      if (counted === undefined) return [];
      const personId = personOf(counted);
      return [
        {
          personId,
          quarter: quarterOf(counted.trueOn),
          employedAs: kindIn(counted),
          earningsCents: earnedIn(counted),
          evidence: textIn(counted, 'evidence') ?? '',
          countedEvent: counted.id,
          attestations: told.flatMap((row) =>
            attestationsOf(asReported.get(row.id) ?? row, attestations.get(row.stream) ?? []),
          ),
          conflicts: conflictsIn(told),
          helpers: helpersOf(personId, told),
        },
      ];
    })
    .toSorted(
      (one, other) => one.personId.localeCompare(other.personId) || one.quarter.localeCompare(other.quarter),
    );
};

const asTold = (one: FactRow, other: FactRow): number =>
  one.knownAt.localeCompare(other.knownAt) ||
  (textIn(one, 'provider') ?? '').localeCompare(textIn(other, 'provider') ?? '') ||
  one.id.localeCompare(other.id);

/** A job that began in the quarter is work in it. */
const kindIn = (row: FactRow): string => textIn(row, 'employedAs') ?? 'job';

/** In what agencies contradict one another about each quarter after an exit. */
export const contestedAfterExit = (
  exit: Day | null,
  reports: readonly FactRow[],
): Readonly<Record<1 | 2 | 3 | 4, readonly string[]>> => {
  const after = (quarters: number): readonly string[] =>
    exit === null
      ? []
      : conflictsIn(inQuarter(quartersAfter(quarterOf(exit), quarters), reports)).map(({ field }) => field);
  return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
};

// Two employers are two jobs: whoever names another one contradicts nobody.
const conflictsIn = (told: readonly FactRow[]): readonly Conflict[] => [
  ...conflictIn('employedAs', told, workSaid(told)),
  ...conflictIn(
    'earningsCents',
    told.filter((row) => told.some((other) => mayBeOneJob(row, other) && isPaidOtherwise(row, other))),
    earnedIn,
  ),
];

const mayBeOneJob = (one: FactRow, other: FactRow): boolean => {
  const [here, there] = [textIn(one, 'employer'), textIn(other, 'employer')];
  return here === null || there === null || here === there;
};

const isPaidOtherwise = (one: FactRow, other: FactRow): boolean => {
  const [here, there] = [earnedIn(one), earnedIn(other)];
  return here !== null && there !== null && here !== there;
};

/** That a job began contradicts only who says that there was no work: it may be the apprenticeship of another report. */
const workSaid = (told: readonly FactRow[]): ((row: FactRow) => string | null) => {
  const isDenied = told.some((row) => statusIn(row) === 0);
  return (row) => ('startedOn' in row && !isDenied ? null : kindIn(row));
};

import { daysBetween } from '../indicators/days.ts';
import type { FactRow } from '../tables/fact-row.ts';
import { type Facts, numberIn, textIn } from './facts-as-of.ts';
import { type Attested, attestationsOf, type Conflict, conflictIn, helpersIn, personOf } from './who-told.ts';

/** One job of one person, whoever told of it. */
export type Job = Readonly<{
  personId: string;
  startedOn: string;
  occupation: string | null;
  attestations: readonly Attested[];
  conflicts: readonly Conflict[];
  /** Every agency that had a part in the person's way: who referred, and who served. */
  helpers: readonly string[];
}>;

const nearEnough = 14;

/**
 * Two agencies may claim one job: it is one fact with two attestations. Reports of one person are of one job if they begin
 * within two weeks and nobody names another occupation.
 */
export const jobsIn = ({ rows }: Facts): readonly Job[] => {
  const helpersOf = helpersIn({ rows });
  const attestations = Map.groupBy(rows.facts_attestation, ({ stream }) => stream);
  return [...Map.groupBy(rows.facts_employment, personOf)].flatMap(([personId, claims]) =>
    together(claims).map((ofOne) => ({
      personId,
      startedOn: ofOne[0]?.trueOn ?? '',
      occupation: ofOne.map((row) => textIn(row, 'occupation')).find((each) => each !== null) ?? null,
      attestations: ofOne.flatMap((row) => attestationsOf(row, attestations.get(row.stream) ?? [])),
      conflicts: conflictsIn(ofOne),
      helpers: helpersOf(personId, ofOne),
    })),
  );
};

/** How many jobs so many reports tell of. */
export const countJobs = (claims: readonly FactRow[]): number =>
  Map.groupBy(claims, personOf)
    .values()
    .reduce((jobs, ofOne) => jobs + together(ofOne).length, 0);

const together = (claims: readonly FactRow[]): readonly FactRow[][] => {
  const jobs: FactRow[][] = [];
  for (const claim of claims.toSorted(inOrder)) {
    const job = jobs.find((those) => those.every((other) => isSameJob(other, claim)));
    if (job) job.push(claim);
    else jobs.push([claim]);
  }
  return jobs;
};

const inOrder = (one: FactRow, other: FactRow): number =>
  one.trueOn.localeCompare(other.trueOn) || one.knownAt.localeCompare(other.knownAt);

// One agency that tells of two jobs knows that they are two.
const isSameJob = (one: FactRow, other: FactRow): boolean => {
  const [occupation, another] = [textIn(one, 'occupation'), textIn(other, 'occupation')];
  return (
    one.stream !== other.stream &&
    daysBetween(one.trueOn, other.trueOn) <= nearEnough &&
    (occupation === null || another === null || occupation === another)
  );
};

const compared = ['startedOn', 'wageCents', 'wagePer', 'hoursPerWeek'] as const;

const conflictsIn = (claims: readonly FactRow[]): readonly Conflict[] =>
  compared.flatMap((field) => conflictIn(field, claims, (row) => textIn(row, field) ?? numberIn(row, field)));

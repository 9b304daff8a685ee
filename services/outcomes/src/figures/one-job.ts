import { daysBetween } from '../indicators/days.ts';
import type { FactRow } from '../tables/fact-row.ts';
import { strengthOf } from '../domain/attest.ts';
import { type Facts, numberIn, textIn } from './facts-as-of.ts';
import { struckReferrals } from './struck.ts';

export type Attested = Readonly<{
  by: string;
  evidence: string;
  strength: string;
  /** The event that told it. */
  event: string;
}>;

/** One job of one person, whoever told of it. */
export type Job = Readonly<{
  personId: string;
  startedOn: string;
  occupation: string | null;
  attestations: readonly Attested[];
  /** Where agencies say different things: each value with who says it. */
  conflicts: readonly Readonly<{ field: string; said: readonly Readonly<{ by: string; value: string }>[] }>[];
  /** Every agency that had a part in the person's way: who referred, and who served. */
  helpers: readonly string[];
}>;

const nearEnough = 14;

/**
 * Two agencies may claim one job: it is one fact with two attestations. Reports of one person are of one job if they begin
 * within two weeks and nobody names another occupation.
 */
export const jobsIn = ({ rows }: Facts): readonly Job[] => {
  const struck = struckReferrals({ rows });
  const moves = rows.referral_moves.filter((row) => !struck.has(textIn(row, 'referralId') ?? ''));
  const helpersOf = Map.groupBy([...rows.facts_enrollment, ...moves], personOf);
  return [...Map.groupBy(rows.facts_employment, personOf)].flatMap(([personId, claims]) =>
    together(claims).map((ofOne) => ({
      personId,
      startedOn: ofOne[0]?.trueOn ?? '',
      occupation: ofOne.map((row) => textIn(row, 'occupation')).find((each) => each !== null) ?? null,
      attestations: ofOne.flatMap((row) => attestationsOf(row, rows.facts_attestation)),
      conflicts: conflictsIn(ofOne),
      helpers: helpersIn([...ofOne, ...(helpersOf.get(personId) ?? [])]),
    })),
  );
};

/** How many jobs so many reports tell of. */
export const countJobs = (claims: readonly FactRow[]): number =>
  Map.groupBy(claims, personOf)
    .values()
    .reduce((jobs, ofOne) => jobs + together(ofOne).length, 0);

const personOf = (row: FactRow): string => textIn(row, 'personId') ?? '';

const together = (claims: readonly FactRow[]): readonly FactRow[][] => {
  const jobs: FactRow[][] = [];
  for (const claim of claims.toSorted((one, other) => one.trueOn.localeCompare(other.trueOn))) {
    const job = jobs.find((those) => those.every((other) => isSameJob(other, claim)));
    if (job) job.push(claim);
    else jobs.push([claim]);
  }
  return jobs;
};

// One agency that tells of two jobs knows that they are two.
const isSameJob = (one: FactRow, other: FactRow): boolean => {
  const [occupation, another] = [textIn(one, 'occupation'), textIn(other, 'occupation')];
  return (
    one.stream !== other.stream &&
    daysBetween(one.trueOn, other.trueOn) <= nearEnough &&
    (occupation === null || another === null || occupation === another)
  );
};

const attestationsOf = (claim: FactRow, attestations: readonly FactRow[]): readonly Attested[] => {
  const evidence = textIn(claim, 'evidence') ?? '';
  const by = textIn(claim, 'provider') ?? '';
  const later = attestations.filter(({ stream, fact }) => stream === claim.stream && fact === claim.fact);
  return [
    { by, evidence, strength: strengthOf(evidence), event: claim.id },
    ...later.map((row) => ({
      by: textIn(row, 'by') ?? '',
      evidence: textIn(row, 'evidence') ?? '',
      strength: textIn(row, 'strength') ?? '',
      event: row.id,
    })),
  ];
};

const compared = ['startedOn', 'wageCents', 'wagePer', 'hoursPerWeek'] as const;

const conflictsIn = (claims: readonly FactRow[]): Job['conflicts'] =>
  compared.flatMap((field) => {
    const said = claims.flatMap((row) => {
      const value = textIn(row, field) ?? numberIn(row, field);
      return value === null ? [] : [{ by: textIn(row, 'provider') ?? '', value: String(value) }];
    });
    return new Set(said.map(({ value }) => value)).size > 1 ? [{ field, said }] : [];
  });

const helpersIn = (rows: readonly FactRow[]): readonly string[] =>
  [...new Set(rows.flatMap((row) => [textIn(row, 'referrer'), textIn(row, 'provider')]))]
    .flatMap((slug) => slug ?? [])
    .toSorted();

import { strengthOf } from '../domain/attest.ts';
import type { FactRow } from '../tables/fact-row.ts';
import { type Facts, textIn } from './facts-as-of.ts';
import { struckReferrals } from './struck.ts';

export type Attested = Readonly<{
  by: string;
  evidence: string;
  strength: string;
  /** The event that told it. */
  event: string;
}>;

/** Where agencies say different things of one fact: each value with who says it. */
export type Conflict = Readonly<{
  field: string;
  said: readonly Readonly<{ by: string; value: string }>[];
}>;

export const personOf = (row: FactRow): string => textIn(row, 'personId') ?? '';
const providerIn = (row: FactRow): string => textIn(row, 'provider') ?? '';

/** What a report rests on: what it named itself, and what was brought to attest it since. */
export const attestationsOf = (claim: FactRow, attestations: readonly FactRow[]): readonly Attested[] => {
  const evidence = textIn(claim, 'evidence') ?? '';
  const later = attestations.filter(({ stream, fact }) => stream === claim.stream && fact === claim.fact);
  return [
    { by: providerIn(claim), evidence, strength: strengthOf(evidence), event: claim.id },
    ...later.map((row) => ({
      by: textIn(row, 'by') ?? '',
      evidence: textIn(row, 'evidence') ?? '',
      strength: textIn(row, 'strength') ?? '',
      event: row.id,
    })),
  ];
};

/** Nothing where all who say it say the same; who says nothing contradicts nobody. */
export const conflictIn = (
  field: string,
  claims: readonly FactRow[],
  valueIn: (row: FactRow) => string | number | null,
): readonly Conflict[] => {
  const said = claims.flatMap((row) => {
    const value = valueIn(row);
    return value === null ? [] : [{ by: providerIn(row), value: String(value) }];
  });
  return new Set(said.map(({ value }) => value)).size > 1 ? [{ field, said }] : [];
};

/** Every agency that had a part in a person's way: who referred, who served, and who tells of the work. */
export const helpersIn = ({
  rows,
}: Pick<Facts, 'rows'>): ((personId: string, claims: readonly FactRow[]) => readonly string[]) => {
  const struck = struckReferrals({ rows });
  const moves = rows.referral_moves.filter((row) => !struck.has(textIn(row, 'referralId') ?? ''));
  const partsOf = Map.groupBy([...rows.facts_enrollment, ...moves], personOf);
  return (personId, claims) =>
    [
      ...new Set(
        [...claims, ...(partsOf.get(personId) ?? [])].flatMap((row) => [
          textIn(row, 'referrer'),
          textIn(row, 'provider'),
        ]),
      ),
    ]
      .flatMap((slug) => slug ?? [])
      .toSorted();
};

import type { FactRow } from '../tables/fact-row.ts';
import type { Facts } from './facts-as-of.ts';
import { onStrongest } from './read-quarters.ts';

/** What anybody told of work, each report under the strongest of what attests it. */
export const workReports = ({ rows }: Pick<Facts, 'rows'>): readonly FactRow[] => {
  const factOf = ({ stream, fact }: FactRow): string => `${stream}#${fact}`;
  const attested = Map.groupBy(rows.facts_attestation, factOf);
  return [...rows.facts_quarter, ...rows.facts_employment].map((row) =>
    onStrongest(row, attested.get(factOf(row))),
  );
};

import type { FactRow } from './fact-row.ts';

/**
 * The facts as they stood at an instant: of each the newest row known by then, without those taken back. Without an instant,
 * as they stand now. An attestation is no change of the fact it attests: those rows are taken as they are.
 */
export const standing = (rows: readonly FactRow[], asOf?: string): readonly FactRow[] => {
  const newest = new Map<string, FactRow>();
  for (const row of rows) {
    const key = isAttestation(row) ? row.id : `${row.stream}#${row.fact}`;
    const before = newest.get(key);
    if (asOf !== undefined && row.knownAt > asOf) continue;
    if (before === undefined || row.sequence > before.sequence) newest.set(key, row);
  }
  return [...newest.values()].filter((row) => row.standing !== 'withdrawn');
};

const isAttestation = (row: FactRow): boolean => 'strength' in row;

import { createHash } from 'node:crypto';

/** The order of fields says nothing. */
const canonical = (row: unknown): string =>
  JSON.stringify(row, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** SHA-256 of all rows, whatever their order: the same rows give the same digest. */
export const digestOf = (rows: readonly object[]): string =>
  createHash('sha256').update(rows.map(canonical).toSorted().join('\n')).digest('hex');

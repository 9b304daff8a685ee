import { createHash } from 'node:crypto';
import { type Filled, sorted, type Table, type Value } from './table.ts';

/** SHA-256 of a table's canonical dump: rows by key, values in the order of the columns, as JSON, a line each. */
export const digestOf = (filled: Filled): string => {
  const hash = createHash('sha256');
  hash.update(`${JSON.stringify(header(filled.table))}\n`);
  for (const row of sorted(filled))
    hash.update(`${JSON.stringify(filled.table.columns.map(({ name }): Value => row[name] ?? null))}\n`);
  return hash.digest('hex');
};

const header = ({ name, columns }: Table) => [
  name,
  ...columns.map((column) => `${column.name}:${column.type}`),
];

/** Of all tables, by name. Two exports of the same facts have the same; a later one says by it that something came. */
export const snapshotDigest = (tables: readonly Filled[]): string => {
  const lines = tables.map((filled) => `${filled.table.name} ${digestOf(filled)}`).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
};

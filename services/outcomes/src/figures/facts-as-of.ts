import { type FactRow, type FactTable, factTableNames } from '../tables/fact-row.ts';
import type { FactTables } from '../tables/fact-tables.ts';
import { standing } from '../tables/standing.ts';

export type Facts = Readonly<{
  rows: Readonly<Record<FactTable, readonly FactRow[]>>;
  /** Rows that were known then and were erased since. */
  erasedSince: number;
}>;

/** Everything as it stood at an instant, less the rows of people erased since, with their number. */
export const factsAsOf = async (tables: FactTables, asOf: string): Promise<Facts> => {
  const rows: Partial<Record<FactTable, readonly FactRow[]>> = {};
  let erasedSince = 0;
  for (const name of factTableNames) {
    rows[name] = standing(await tables.rows(name), asOf);
    erasedSince += await tables.erased(name, asOf);
  }
  return { rows: rows as Facts['rows'], erasedSince };
};

export const textIn = (row: FactRow | undefined, column: string): string | null => {
  const value = row?.[column];
  return typeof value === 'string' ? value : null;
};

export const numberIn = (row: FactRow, column: string): number | null => {
  const value = row[column];
  return typeof value === 'number' ? value : null;
};

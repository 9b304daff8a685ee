import type { FactRow, FactTable } from './fact-row.ts';

/** Flat tables of facts. A projection: it may be thrown away and made again from the owners' streams, any time. */
export interface FactTables {
  /** One event is one row, however often it comes. */
  put(table: FactTable, row: FactRow): Promise<void>;
  count(table: FactTable): Promise<number>;
  /** All rows, by stream and sequence: the same facts give the same dump. */
  rows(table: FactTable): Promise<readonly FactRow[]>;
}

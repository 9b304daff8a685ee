import type { StoredTable } from '../tables/fact-row.ts';
import { personColumns } from '../tables/people-in.ts';

type Column<Value> = Readonly<Record<string, Value>>;

/**
 * Which rows of a table are a person's. Each column asked about has its index: with one that has none, Mongo reads the
 * whole table (https://www.mongodb.com/docs/manual/reference/operator/query/or/, "$or Clauses and Indexes").
 */
export const rowsOfPerson = (table: StoredTable, personId: string): { $or: Column<string>[] } => ({
  $or: personColumns(table).map((column) => ({ [column]: personId })),
});

export const personIndexes = (table: StoredTable): { key: Column<1> }[] =>
  personColumns(table).map((column) => ({ key: { [column]: 1 } }));

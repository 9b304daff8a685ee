import type { FactRow, FactTable } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';

export const inMemoryFactTables = (): FactTables => {
  const tables = new Map<FactTable, Map<string, FactRow>>();
  const tableNamed = (name: FactTable): Map<string, FactRow> => {
    const table = tables.get(name) ?? new Map<string, FactRow>();
    tables.set(name, table);
    return table;
  };
  return {
    put: async (table, row) => void tableNamed(table).set(row.id, row),
    count: async (table) => tableNamed(table).size,
    rows: async (table) => [...tableNamed(table).values()].sort(byStream),
  };
};

const byStream = (one: FactRow, other: FactRow): number =>
  one.stream < other.stream ? -1 : one.stream > other.stream ? 1 : one.sequence - other.sequence;

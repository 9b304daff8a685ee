import type { FactRow, FactTable, Placed } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';

type Erased = Readonly<{ table: FactTable; knownAt: string }>;

export const inMemoryFactTables = (): FactTables => {
  const tables = new Map<FactTable, Map<string, FactRow>>();
  const erasedPeople = new Map<string, string>();
  const erasedRows = new Map<string, Erased>();
  const tableNamed = (name: FactTable): Map<string, FactRow> => {
    const table = tables.get(name) ?? new Map<string, FactRow>();
    tables.set(name, table);
    return table;
  };
  const letGo = (table: FactTable, { id, knownAt }: FactRow): void => {
    tableNamed(table).delete(id);
    erasedRows.set(id, { table, knownAt });
  };
  const put = ({ table, row }: Placed): void => {
    if (erasedPeople.has(String(row['personId']))) letGo(table, row);
    else tableNamed(table).set(row.id, row);
  };
  return {
    put: async (placed) => put(placed),
    add: async (placed) => placed.forEach(put),
    erase: async (personId, at) => {
      if (!erasedPeople.has(personId)) erasedPeople.set(personId, at);
      for (const [name, table] of tables)
        for (const row of table.values()) if (row['personId'] === personId) letGo(name, row);
    },
    erasedPeople: async () => [...erasedPeople].map(([personId, at]) => ({ personId, at })),
    remove: async (name, ids) => ids.forEach((id) => tableNamed(name).delete(id)),
    count: async (name) => {
      const rows = [...tableNamed(name).values()];
      const withdrawn = rows.filter((row) => row.standing === 'withdrawn').length;
      return rows.filter((row) => row.standing === 'told').length - withdrawn;
    },
    rows: async (name) => [...tableNamed(name).values()].sort(byStream),
    page: async (name, after, limit) =>
      [...tableNamed(name).values()]
        .filter(({ id }) => id > after)
        .sort((one, other) => (one.id < other.id ? -1 : 1))
        .slice(0, limit),
    erased: async (name, knownBy) =>
      [...erasedRows.values()].filter(({ table, knownAt }) => table === name && knownAt <= knownBy).length,
  };
};

const byStream = (one: FactRow, other: FactRow): number =>
  one.stream < other.stream ? -1 : one.stream > other.stream ? 1 : one.sequence - other.sequence;

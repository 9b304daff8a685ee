import type { FactRow, Placed, StoredTable } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';
import { peopleIn } from './people-in.ts';

type Erased = Readonly<{ table: StoredTable; knownAt: string }>;

export const inMemoryFactTables = (): FactTables => {
  const tables = new Map<StoredTable, Map<string, FactRow>>();
  const erasedPeople = new Map<string, string>();
  const erasedRows = new Map<string, Erased>();
  const tableNamed = (name: StoredTable): Map<string, FactRow> => {
    const table = tables.get(name) ?? new Map<string, FactRow>();
    tables.set(name, table);
    return table;
  };
  const letGo = (table: StoredTable, { id, knownAt }: FactRow): void => {
    tableNamed(table).delete(id);
    erasedRows.set(id, { table, knownAt });
  };
  const put = ({ table, row }: Placed): void => {
    if (peopleIn(row).some((person) => erasedPeople.has(person))) letGo(table, row);
    else tableNamed(table).set(row.id, row);
  };
  return {
    put: async (...placed) => placed.forEach(put),
    add: async (placed) => placed.forEach(put),
    erase: async (personId, at) => {
      if (!erasedPeople.has(personId)) erasedPeople.set(personId, at);
      for (const [name, table] of tables)
        for (const row of table.values()) if (peopleIn(row).includes(personId)) letGo(name, row);
    },
    erasedPeople: async () => [...erasedPeople].map(([personId, at]) => ({ personId, at })),
    remove: async (name, ids) => ids.forEach((id) => tableNamed(name).delete(id)),
    count: async (name) => {
      const rows = [...tableNamed(name).values()];
      const withdrawn = rows.filter((row) => row.standing === 'withdrawn').length;
      return rows.filter((row) => row.standing === 'told').length - withdrawn;
    },
    rows: async (name) => [...tableNamed(name).values()].sort(byStream),
    ofSeveral: async (name) => {
      const ofPerson = Map.groupBy(tableNamed(name).values(), (row) => row['personId']);
      return [...ofPerson.values()]
        .filter(({ length }) => length > 1)
        .flat()
        .sort(byStream);
    },
    of: async (name, stream) =>
      [...tableNamed(name).values()].filter((row) => row.stream === stream).sort(byStream),
    inOrder: async function* (name) {
      yield* byId(tableNamed(name));
    },
    page: async (name, after, limit) =>
      byId(tableNamed(name))
        .filter(({ id }) => id > after)
        .slice(0, limit),
    erased: async (name, knownBy) =>
      [...erasedRows.values()].filter(({ table, knownAt }) => table === name && knownAt <= knownBy).length,
  };
};

const byId = (table: ReadonlyMap<string, FactRow>): readonly FactRow[] =>
  [...table.values()].sort((one, other) => (one.id < other.id ? -1 : 1));

const byStream = (one: FactRow, other: FactRow): number =>
  one.stream < other.stream ? -1 : one.stream > other.stream ? 1 : one.sequence - other.sequence;

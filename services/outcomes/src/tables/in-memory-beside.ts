import type { Beside, FactTables } from './fact-tables.ts';
import { inMemoryFactTables } from './in-memory-fact-tables.ts';

/** As the store has it: whoever writes to tables that were dropped writes to empty ones. */
export const inMemoryBeside = (): Beside => {
  const all = new Map<string, FactTables>();
  const of = (owner: string): FactTables => {
    const tables = all.get(owner) ?? inMemoryFactTables();
    all.set(owner, tables);
    return tables;
  };
  const drop = async (names: readonly string[]): Promise<void> => {
    for (const name of names) all.delete(name);
  };
  return {
    lying: async () => [...all.keys()],
    drop,
    make: async (owner) => {
      of(owner);
      return {
        put: (...placed) => of(owner).put(...placed),
        add: (placed) => of(owner).add(placed),
        erase: (personId, at) => of(owner).erase(personId, at),
        erasedPeople: () => of(owner).erasedPeople(),
        remove: (table, ids) => of(owner).remove(table, ids),
        count: (table) => of(owner).count(table),
        rows: (table) => of(owner).rows(table),
        ofSeveral: (table) => of(owner).ofSeveral(table),
        of: (table, stream) => of(owner).of(table, stream),
        inOrder: (table) => of(owner).inOrder(table),
        page: (table, after, limit) => of(owner).page(table, after, limit),
        erased: (table, knownBy) => of(owner).erased(table, knownBy),
        drop: () => drop([owner]),
      };
    },
  };
};

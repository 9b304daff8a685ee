import { app } from '../../../services/outcomes/src/app.ts';
import { inMemoryFactTables } from '../../../services/outcomes/src/tables/in-memory-fact-tables.ts';
import { tableOf } from '../../../services/outcomes/src/tables/fact-row.ts';
import { pointed } from '../engine/pointed.ts';
import type { Service } from './service.ts';

export const outcomes: Service = {
  name: 'outcomes',
  open: () => {
    const tables = inMemoryFactTables();
    return {
      define: (gate) => {
        const known = pointed(tables, 'tables', gate);
        return { definition: app({ tables: () => known }) };
      },
      tables: async () =>
        Object.fromEntries(
          await Promise.all(
            Object.values(tableOf).map(async (table) => [table, await tables.rows(table)] as const),
          ),
        ),
    };
  },
};

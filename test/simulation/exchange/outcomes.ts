import type { EventMeta } from '@handoff/host';
import type { Row, Tables } from '@handoff/testkit/history';
import { app } from '../../../services/outcomes/src/app.ts';
import { inMemoryReleases } from '../../../services/outcomes/src/cubes/in-memory-releases.ts';
import { inMemoryExportNotes } from '../../../services/outcomes/src/export/in-memory-export-notes.ts';
import { inMemoryBeside } from '../../../services/outcomes/src/tables/in-memory-beside.ts';
import { inMemoryFactTables } from '../../../services/outcomes/src/tables/in-memory-fact-tables.ts';
import { tableOf } from '../../../services/outcomes/src/tables/fact-row.ts';
import type { FactTables } from '../../../services/outcomes/src/tables/fact-tables.ts';
import { inMemoryRebuildTurn } from '../../../services/outcomes/src/tables/in-memory-rebuild-turn.ts';
import { projectFacts } from '../../../services/outcomes/src/tables/project-facts.ts';
import { pointed } from '../engine/pointed.ts';
import type { Service } from './service.ts';

export const outcomes: Service = {
  name: 'outcomes',
  open: () => {
    const tables = inMemoryFactTables();
    return {
      define: (gate) => {
        const known = pointed(tables, 'tables', gate);
        return {
          definition: app({
            tables: () => known,
            beside: () => inMemoryBeside(),
            turn: () => inMemoryRebuildTurn(),
            notes: inMemoryExportNotes,
            releases: inMemoryReleases,
          }),
        };
      },
      tables: () => rowsOf(tables),
    };
  },
};

const rowsOf = async (tables: FactTables): Promise<Tables> =>
  Object.fromEntries(
    await Promise.all(
      Object.values(tableOf).map(async (table) => [table, await tables.rows(table)] as const),
    ),
  );

type Told = Row & Readonly<{ type: string; stream: string; sequence: number; time: string; data: unknown }>;
type Project = (record: unknown, meta: EventMeta, context: undefined) => Promise<void>;

/** The tables made anew from the events alone, backwards, each event three times. */
export const rebuilt = async (events: readonly Told[]): Promise<Tables> => {
  const tables = inMemoryFactTables();
  const projected = projectFacts(() => tables) as unknown as Readonly<Record<string, Project>>;
  for (const { type, stream: subject, data, ...event } of [...events, ...events, ...events].toReversed())
    await projected[type]?.(data, { envelope: { ...event, type, subject, source: '' } }, undefined);
  return rowsOf(tables);
};

import { hostInMemory, inMemoryWorld } from '@handoff/host/in-memory';
import { app } from '../app.ts';
import { inMemoryReleases } from '../cubes/in-memory-releases.ts';
import { inMemoryExportNotes } from '../export/in-memory-export-notes.ts';
import { inMemoryFactTables } from '../tables/in-memory-fact-tables.ts';

/** The whole service over the in-memory twins, entered where the real one is: by its internal calls. */
export const hostedOutcomes = () => {
  const tables = inMemoryFactTables();
  const [notes, releases] = [inMemoryExportNotes(), inMemoryReleases()];
  const world = inMemoryWorld({ startsAt: '2026-11-02T14:00:00.000Z' });
  const beside = async () => ({ ...inMemoryFactTables(), drop: async () => undefined });
  const hosted = hostInMemory(
    app({ tables: () => tables, beside, notes: () => notes, releases: () => releases }),
    { world },
  );
  return { ...hosted, tables, summary: () => hosted.call('operator', 'GET', '/internal/summary') };
};

export type Hosted = ReturnType<typeof hostedOutcomes>;

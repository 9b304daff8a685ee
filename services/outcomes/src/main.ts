import { runService } from '@handoff/host';
import { config } from '@handoff/runtime';
import { app } from './app.ts';
import { outcomesConfig } from './config.ts';
import { writeDictionary } from './mongo/dictionary.ts';
import { mongoExportNotes } from './mongo/export-notes.ts';
import { mongoFactTables, prepareFactTables } from './mongo/fact-tables.ts';
import { mongoReleases } from './mongo/releases.ts';

await runService(
  app({
    tables: ({ db }) => mongoFactTables(db),
    notes: ({ db }) => mongoExportNotes(db),
    releases: ({ db }) => mongoReleases(db),
    prepare: async ({ db }) => {
      await prepareFactTables(db);
      await writeDictionary(db);
    },
  }),
  config(outcomesConfig),
);

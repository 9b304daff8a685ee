import { runService } from '@handoff/host';
import { config } from '@handoff/runtime';
import { app } from './app.ts';
import { outcomesConfig } from './config.ts';
import { readCommonExit } from './figures/common-exit.ts';
import { writeDictionary } from './mongo/dictionary.ts';
import { mongoExportNotes } from './mongo/export-notes.ts';
import { mongoBeside, mongoFactTables, mongoLetGoBeside, prepareFactTables } from './mongo/fact-tables.ts';
import { mongoRebuildTurn } from './mongo/rebuild-turn.ts';
import { mongoReleases } from './mongo/releases.ts';
import { erasingBeside } from './tables/erasing-beside.ts';

const settings = config(outcomesConfig);

await runService(
  app({
    tables: ({ db }) => erasingBeside(mongoFactTables(db), (personId) => mongoLetGoBeside(db, personId)),
    beside: ({ db }) => mongoBeside(db),
    turn: ({ db }) => mongoRebuildTurn(db),
    notes: ({ db }) => mongoExportNotes(db),
    releases: ({ db }) => mongoReleases(db),
    commonExit: readCommonExit(settings.COMMON_EXIT_FILE),
    prepare: async ({ db }) => {
      await prepareFactTables(db);
      await writeDictionary(db);
    },
  }),
  settings,
);

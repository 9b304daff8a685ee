import { runService } from '@handoff/host';
import { config } from '@handoff/runtime';
import { app } from './app.ts';
import { outcomesConfig } from './config.ts';
import { mongoFactTables, prepareFactTables } from './mongo/fact-tables.ts';

await runService(
  app({ tables: ({ db }) => mongoFactTables(db), prepare: ({ db }) => prepareFactTables(db) }),
  config(outcomesConfig),
);

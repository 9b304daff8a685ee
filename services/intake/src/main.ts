import { runService } from '@handoff/host';
import { config } from '@handoff/runtime';
import { app } from './app.ts';
import { intakeConfig, masterKeys } from './config.ts';
import { countStreams } from './mongo/count-streams.ts';
import { mongoVault, prepareVault } from './mongo/vault.ts';

const settings = config(intakeConfig);
const masters = masterKeys(settings);

await runService(
  app({ vault: mongoVault(masters), count: countStreams, prepare: prepareVault(masters) }),
  settings,
);

import { runService } from '@handoff/host';
import { config } from '@handoff/runtime';
import { app } from './app.ts';
import { auditSigner, intakeConfig, masterKeys } from './config.ts';
import { mongoAuditStores } from './mongo/audit-log.ts';
import { countStreams } from './mongo/count-streams.ts';
import { mongoMatching } from './mongo/matching.ts';
import { mongoVault, prepareVault } from './mongo/vault.ts';

const settings = config(intakeConfig);
const keys = masterKeys(settings);
const openVault = mongoVault(keys);
const signer = auditSigner(settings);

await runService(
  app({
    vault: (context) => openVault(context).vault,
    matching: ({ db }) => mongoMatching(db),
    count: countStreams,
    audit: ({ db }) => ({ ...mongoAuditStores(db), signer }),
    prepare: prepareVault(keys, openVault, signer),
  }),
  settings,
);

import { randomBytes } from 'node:crypto';
import { inMemoryChainStore, inMemoryCheckpointStore, signerFromSeed } from '@handoff/audit';
import { hostInMemory, inMemoryWorld } from '@handoff/host/in-memory';
import type { Commands } from '@handoff/schemas';
import {
  fileKms,
  inMemoryKeyStore,
  type KeyCache,
  type KeyStore,
  keyring,
  type Kms,
  newSecretKey,
} from '@handoff/sealing';
import { app } from '../app.ts';
import type { AuditLog } from '../vault/audit-log.ts';
import type { ChainedEntry } from '../vault/chained-audit-log.ts';
import { inMemoryAuditLog } from '../vault/in-memory-audit-log.ts';
import { inMemoryRecipientKeyStore } from '../vault/in-memory-recipient-key-store.ts';
import { inMemoryMatching } from '../vault/matching/in-memory-matching.ts';
import type { RecipientKeyStore } from '../vault/recipient-key.ts';
import { createVault } from '../vault/vault.ts';

type Keys = Readonly<{ kms: Kms; cache?: KeyCache }>;
type Stores = Readonly<{ keys: KeyStore; pair: RecipientKeyStore }>;

/** The whole service over the in-memory twins, entered where the real one is: by its internal calls. */
export const hostedIntake = (
  keys: Keys = { kms: fileKms(newSecretKey()) },
  stores: Stores = { keys: inMemoryKeyStore(), pair: inMemoryRecipientKeyStore() },
) => {
  const world = inMemoryWorld({ startsAt: '2026-06-01T15:00:00.000Z' });
  const chain = inMemoryChainStore<ChainedEntry>();
  const trail = { chain, checkpoints: inMemoryCheckpointStore(), signer: signerFromSeed(randomBytes(32)) };
  const audit = inMemoryAuditLog(chain);
  const vault = vaultInMemory({ ...keys, ...stores }, audit, world.time.clock.now, () =>
    world.ids.fresh('audit'),
  );
  const matching = inMemoryMatching();
  const hosted = hostInMemory(
    app({ vault: () => vault, matching: () => matching, count: async () => 0, audit: () => trail }),
    { world },
  );

  const command = <Name extends keyof Commands>(
    name: Name,
    stream: string,
    record: Commands[Name],
    causation = `partner:harbor-worker-center:${name}`,
  ) => hosted.command(name, stream, record, causation);

  return { ...hosted, command, audit, vault, matching, stores };
};

const vaultInMemory = (
  { keys, pair, kms, ...cache }: Keys & Stores,
  audit: AuditLog,
  now: () => string,
  auditId: () => string,
) =>
  createVault({
    keyring: keyring({ kms, store: keys, ...cache }),
    kms,
    pair,
    audit,
    now,
    auditId,
  });

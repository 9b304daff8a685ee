import { randomBytes } from 'node:crypto';
import { inMemoryChainStore, inMemoryCheckpointStore, signerFromSeed } from '@handoff/audit';
import { type AuditLog } from '../../../services/intake/src/vault/audit-log.ts';
import { app } from '../../../services/intake/src/app.ts';
import { inMemoryAuditLog } from '../../../services/intake/src/vault/in-memory-audit-log.ts';
import type { ChainedEntry } from '../../../services/intake/src/vault/chained-audit-log.ts';
import { inMemoryRecipientKeyStore } from '../../../services/intake/src/vault/in-memory-recipient-key-store.ts';
import { inMemoryMatching } from '../../../services/intake/src/vault/matching/in-memory-matching.ts';
import { createVault } from '../../../services/intake/src/vault/vault.ts';
import {
  generateRecipientKey,
  inMemoryKeyStore,
  inMemoryKms,
  type KeyStore,
  type Kms,
  keyring,
  openWith,
  type RecipientKeyPair,
} from '@handoff/sealing';
import type { Service } from './service.ts';
import { pointed } from '../engine/pointed.ts';

const signer = signerFromSeed(randomBytes(32));
const pair: RecipientKeyPair = await generateRecipientKey();

/** The key that people are sealed to. */
export const { publicJwk } = pair;

const unsealed = new Map<string, Promise<unknown>>();

/** The same people walk through every history, sealed once: the arithmetic of opening them is done once too. */
const unseal = (jwe: string): Promise<unknown> => {
  const known = unsealed.get(jwe) ?? openWith(pair.privateJwk, jwe);
  unsealed.set(jwe, known);
  return known;
};

/** Intake on the twins of its vault. */
export const intake: Service = {
  name: 'intake',
  open: () => {
    const [keys, kms]: [KeyStore, Kms] = [inMemoryKeyStore(), inMemoryKms()];
    const chain = inMemoryChainStore<ChainedEntry>();
    const checkpoints = inMemoryCheckpointStore();
    const audit: AuditLog = inMemoryAuditLog(chain);
    const matching = inMemoryMatching();
    const pairs = inMemoryRecipientKeyStore();
    let entries = 0;
    return {
      define: (gate) => {
        const ring = keyring({ kms, store: pointed(keys, 'keys', gate) });
        const trail = pointed(audit, 'audit', gate);
        const auditId = (): string => `audit-${(entries += 1)}`;
        return {
          definition: app({
            vault: ({ now }) => ({
              ...createVault({ keyring: ring, kms, pair: pairs, audit: trail, now, auditId }),
              recipientKey: async () => pair,
              unseal,
            }),
            matching: () => ({
              index: pointed(matching.index, 'index', gate),
              book: pointed(matching.book, 'book', gate),
              agencies: pointed(matching.agencies, 'agencies', gate),
              rotations: pointed(matching.rotations, 'rotations', gate),
            }),
            count: async () => 0,
            audit: () => ({ chain, checkpoints, signer }),
          }),
        };
      },
    };
  },
};

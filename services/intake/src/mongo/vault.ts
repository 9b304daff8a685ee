import type { Context } from '@handoff/host';
import { keyring, type MasterKey } from '@handoff/sealing';
import { recipientKeyPair } from '../vault/recipient-key.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { mongoAuditLog, prepareAuditLog } from './audit-log.ts';
import { mongoKeyStore, prepareKeyStore } from './key-store.ts';
import { mongoRecipientKeyStore } from './recipient-key-store.ts';

type Masters = Readonly<{ master: MasterKey; former: readonly MasterKey[] }>;

export const mongoVault =
  ({ master, former }: Masters) =>
  ({ db, now, ids }: Context): Vault =>
    createVault({
      keyring: keyring({ master, former, store: mongoKeyStore(db) }),
      recipientKey: () => recipientKeyPair(mongoRecipientKeyStore(db), master, former),
      audit: mongoAuditLog(db),
      now,
      auditId: () => ids.fresh('audit'),
    });

/** Indexes, and the pair that intakes are sealed to: whoever asks for the public key first must find it. */
export const prepareVault =
  (masters: Masters) =>
  async (context: Context): Promise<void> => {
    await prepareKeyStore(context.db);
    await prepareAuditLog(context.db);
    await mongoVault(masters)(context).recipientKey();
  };

import { keepCheckpoints, type Signer } from '@handoff/audit';
import type { Context } from '@handoff/host';
import { keyring, type MasterKey } from '@handoff/sealing';
import { recipientKeyPair } from '../vault/recipient-key.ts';
import { createVault, type Vault } from '../vault/vault.ts';
import { mongoAuditLog, mongoAuditStores, prepareAuditLog } from './audit-log.ts';
import { mongoKeyStore, prepareKeyStore } from './key-store.ts';
import { mongoRecipientKeyStore } from './recipient-key-store.ts';

type Masters = Readonly<{ master: MasterKey; former: readonly MasterKey[] }>;

/** One a process: whoever writes to the trail at the same time shares a write. */
export const mongoVault = (masters: Masters): ((context: Context) => Vault) => {
  const opened = new WeakMap<Context['db'], Vault>();
  return (context) => {
    const vault = opened.get(context.db) ?? open(masters, context);
    opened.set(context.db, vault);
    return vault;
  };
};

const open = ({ master, former }: Masters, { db, now, ids }: Context): Vault =>
  createVault({
    keyring: keyring({ master, former, store: mongoKeyStore(db) }),
    recipientKey: () => recipientKeyPair(mongoRecipientKeyStore(db), master, former),
    audit: mongoAuditLog(db),
    now,
    auditId: () => ids.fresh('audit'),
  });

const signEveryMs = 60_000;

/** Indexes, the pair that intakes are sealed to (whoever asks for it first must find it), and a hand that signs the trail. */
export const prepareVault =
  (vault: (context: Context) => Vault, signer: Signer) =>
  async (context: Context): Promise<void> => {
    await prepareKeyStore(context.db);
    await prepareAuditLog(context.db);
    await vault(context).recipientKey();
    const signing = setInterval(() => void sign(context, signer), signEveryMs);
    signing.unref();
  };

/** An outage signs nothing and loses nothing: the next round signs all there is by then. */
const sign = async ({ db, now, log }: Context, signer: Signer): Promise<void> => {
  try {
    await keepCheckpoints({ ...mongoAuditStores(db), signer, now });
  } catch (error) {
    log.warn('The audit trail was not signed', { code: error instanceof Error ? error.name : 'unknown' });
  }
};

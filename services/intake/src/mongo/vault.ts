import { keepCheckpoints, type Signer } from '@handoff/audit';
import type { Context } from '@handoff/host';
import { keyring, type MasterKey } from '@handoff/sealing';
import { recipientKeyPair, rewrapRecipientKey } from '../vault/recipient-key.ts';
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

/**
 * While a former master is named, what it wrapped is wrapped anew at each start, before anything else is done; once the log
 * says that nothing was left, the former can be thrown away.
 */
const rotate = async (
  { master, former }: Masters,
  { keyring: keys }: Vault,
  { db, log }: Context,
): Promise<void> => {
  if (former.length === 0) return;
  const count = await keys.rewrap();
  await rewrapRecipientKey(mongoRecipientKeyStore(db), master, former);
  log.info('What former master keys wrapped is wrapped anew', { count });
};

/** Indexes, the pair that intakes are sealed to (whoever asks for it first must find it), and a hand that signs the trail. */
export const prepareVault =
  (masters: Masters, vault: (context: Context) => Vault, signer: Signer) =>
  async (context: Context): Promise<void> => {
    await prepareKeyStore(context.db);
    await prepareAuditLog(context.db);
    await rotate(masters, vault(context), context);
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

import { type MovedHeads, movedHeads, type Signer, signHeads } from '@handoff/audit';
import type { Context } from '@handoff/host';
import { type KeyCache, keyring, type Kms } from '@handoff/sealing';
import { createVault, type Vault } from '../vault/vault.ts';
import { mongoAuditLog, mongoAuditStores, prepareAuditLog } from './audit-log.ts';
import { mongoKeyStore, prepareKeyStore } from './key-store.ts';
import { prepareMatching } from './matching.ts';
import { mongoRecipientKeyStore } from './recipient-key-store.ts';

type Keys = Readonly<{
  kms: Kms;
  /** Of a KMS that is far away. */
  cache?: KeyCache;
  /** Another master key may have wrapped some of what is kept. */
  rotating: boolean;
}>;

type Opened = Readonly<{ vault: Vault; heads: MovedHeads }>;
export type OpenVault = (context: Context) => Opened;

/** One a process: whoever writes to the trail at the same time shares a write. */
export const mongoVault = (keys: Keys): OpenVault => {
  const opened = new WeakMap<Context['db'], Opened>();
  return (context) => {
    const vault = opened.get(context.db) ?? open(keys, context);
    opened.set(context.db, vault);
    return vault;
  };
};

const open = ({ kms, cache }: Keys, { db, now, ids }: Context): Opened => {
  const heads = movedHeads(mongoAuditStores(db).chain);
  const vault = createVault({
    keyring: keyring({ kms, store: mongoKeyStore(db), ...(cache === undefined ? {} : { cache }) }),
    kms,
    pair: mongoRecipientKeyStore(db),
    audit: mongoAuditLog(db, heads.note),
    now,
    auditId: () => ids.fresh('audit'),
  });
  return { vault, heads };
};

const signEveryMs = 60_000;

/**
 * While a former master is named, or the KMS may have rotated its own, what it wrapped is wrapped anew at each start, before
 * anything else is done; once the log says that nothing was left, the former can be thrown away. What a lost master wrapped
 * stays as it is, and hinders nobody.
 */
const rewrapAll = async ({ rotating }: Keys, { wrapAnew }: Vault, { log }: Context): Promise<void> => {
  if (!rotating) return;
  const { wrapped, lacking } = await wrapAnew();
  log.info('What former master keys wrapped is wrapped anew', { count: wrapped });
  for (const place of lacking) log.warn('A master key that wrapped some keys is not at hand', { place });
};

/** Indexes, the pair that intakes are sealed to (whoever asks for it first must find it), and a hand that signs the trail. */
export const prepareVault =
  (keys: Keys, openVault: OpenVault, signer: Signer) =>
  async (context: Context): Promise<void> => {
    await prepareKeyStore(context.db);
    await prepareAuditLog(context.db);
    await prepareMatching(context.db);
    const { vault, heads } = openVault(context);
    await rewrapAll(keys, vault, context);
    await vault.recipientKey();
    const signing = setInterval(() => void sign(heads, context, signer), signEveryMs);
    signing.unref();
  };

/** Only what moved since. An outage signs nothing and loses nothing: the next round signs all there is by then. */
const sign = async (heads: MovedHeads, { db, now, log }: Context, signer: Signer): Promise<void> => {
  const { checkpoints } = mongoAuditStores(db);
  try {
    await heads.tell((moved) => signHeads({ checkpoints, signer, now }, moved));
  } catch (error) {
    log.warn('The audit trail was not signed', { code: error instanceof Error ? error.name : 'unknown' });
  }
};

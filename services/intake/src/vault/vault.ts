import type { Keyring, Kms, RecipientKeyPair, Rewrapped } from '@handoff/sealing';
import type { AuditEntry, AuditLog } from './audit-log.ts';
import {
  mastersOfRecipientKeys,
  type RecipientKeyStore,
  recipientKeyPair,
  rewrapRecipientKeys,
  type Standing,
  supersedeRecipientKey,
  unsealWithRecipientKeys,
} from './recipient-key.ts';

/** Everything about a person that is not ciphertext passes through here, and leaves a trace. */
export type Vault = Readonly<{
  keyring: Keyring;
  recipientKey: () => Promise<RecipientKeyPair>;
  /** Since when that pair is sealed to, and those before it; undefined: nobody needed one yet. */
  pairs: () => Promise<Standing | undefined>;
  /** Another pair is sealed to from now on; the one before it goes by this id until it is ended, for good. */
  supersedePair: (id: string) => Promise<void>;
  endPair: (id: string) => Promise<void>;
  /** Under the present master from now on, whatever another one wrapped: the keys, and the pairs. Tells of the keys, and of each master that is lacking. */
  wrapAnew: () => Promise<Rewrapped>;
  /** Ids of the masters that wrapped what is kept: keys, and pairs. */
  wrappers: () => Promise<readonly string[]>;
  /** What was sealed to that pair or a former one, in clear. */
  unseal: (jwe: string) => Promise<unknown>;
  /** Written before anything is answered: what cannot be recorded does not happen. */
  record: (...entries: readonly Omit<AuditEntry, 'id' | 'at'>[]) => Promise<void>;
  /** What was recorded about one person, oldest first. */
  recorded: (personId: string) => Promise<readonly AuditEntry[]>;
}>;

type Parts = Readonly<{
  keyring: Keyring;
  kms: Kms;
  pair: RecipientKeyStore;
  audit: AuditLog;
  now: () => string;
  auditId: () => string;
}>;

export const createVault = ({ keyring, kms, pair, audit, now, auditId }: Parts): Vault => ({
  keyring,
  recipientKey: () => recipientKeyPair(pair, kms, now()),
  pairs: () => pair.standing(),
  supersedePair: (id) => supersedeRecipientKey(pair, kms, { id, since: now() }),
  endPair: (id) => pair.end(id),
  wrapAnew: async () => {
    const ofPairs = await rewrapRecipientKeys(pair, kms);
    const { wrapped, lacking } = await keyring.rewrap();
    return { wrapped, lacking: [...new Set([...lacking, ...ofPairs])] };
  },
  wrappers: async () => [...(await keyring.masters()), ...(await mastersOfRecipientKeys(pair))],
  unseal: (jwe) => unsealWithRecipientKeys(pair, kms, jwe),
  recorded: (personId) => audit.of(personId),
  record: (...entries) => audit.write(entries.map((entry) => ({ id: auditId(), at: now(), ...entry }))),
});

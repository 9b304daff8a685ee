import { isLost, type Keyring, openWith, type RecipientKeyPair, type Rewrapped } from '@handoff/sealing';
import type { AuditEntry, AuditLog } from './audit-log.ts';

/** Everything about a person that is not ciphertext passes through here, and leaves a trace. */
export type Vault = Readonly<{
  keyring: Keyring;
  recipientKey: () => Promise<RecipientKeyPair>;
  /** Under the present master from now on, whatever another one wrapped: the keys, and that pair. Tells of the keys, and of each master that is lacking. */
  wrapAnew: () => Promise<Rewrapped>;
  /** Ids of the masters that wrapped what is kept: keys, and that pair. */
  wrappers: () => Promise<readonly string[]>;
  /** What was sealed to that key, in clear. */
  unseal: (jwe: string) => Promise<unknown>;
  /** Written before anything is answered: what cannot be recorded does not happen. */
  record: (...entries: readonly Omit<AuditEntry, 'id' | 'at'>[]) => Promise<void>;
  /** What was recorded about one person, oldest first. */
  recorded: (personId: string) => Promise<readonly AuditEntry[]>;
}>;

type Parts = Readonly<{
  keyring: Keyring;
  recipientKey: () => Promise<RecipientKeyPair>;
  audit: AuditLog;
  now: () => string;
  auditId: () => string;
  /** Wraps the pair anew; without it the next start does. */
  rewrapPair?: () => Promise<void>;
  /** Which master wrapped it, if it is kept. */
  masterOfPair?: () => Promise<string | undefined>;
  unseal?: Vault['unseal'];
}>;

export const createVault = ({ keyring, recipientKey, audit, now, auditId, ...parts }: Parts): Vault => ({
  keyring,
  recipientKey,
  wrapAnew: async () => {
    const ofPair = await lackingForPair(parts);
    const { wrapped, lacking } = await keyring.rewrap();
    return { wrapped, lacking: [...new Set([...lacking, ...ofPair])] };
  },
  wrappers: async () => {
    const ofPair = await parts.masterOfPair?.();
    return [...(await keyring.masters()), ...(ofPair === undefined ? [] : [ofPair])];
  },
  unseal: parts.unseal ?? (async (jwe) => openWith((await recipientKey()).privateJwk, jwe)),
  recorded: (personId) => audit.of(personId),
  record: (...entries) => audit.write(entries.map((entry) => ({ id: auditId(), at: now(), ...entry }))),
});

/** The pair of a lost master hinders no key. */
const lackingForPair = async ({
  rewrapPair,
  masterOfPair,
}: Pick<Parts, 'rewrapPair' | 'masterOfPair'>): Promise<readonly string[]> => {
  try {
    await rewrapPair?.();
    return [];
  } catch (error) {
    const master = isLost(error) ? await masterOfPair?.() : undefined;
    if (master === undefined) throw error;
    return [master];
  }
};

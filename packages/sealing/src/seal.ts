import { decrypt, encrypt } from './aes-gcm.ts';
import { broken, SealBroken } from './faults.ts';
import type { Purpose } from './purposes.ts';
import { context, toBytes, toText } from './text.ts';

/** Sealed under the key of one person and one purpose. All but the purpose is base64url or an id. */
export type SealedValue = { keyId: string; purpose: string; nonce: string; ciphertext: string; tag: string };

export type DataKey = { keyId: string; personId: string; purpose: Purpose; key: Buffer };

// A sealed value moved to another person, purpose, record type or key must not open.
const contextOf = ({ personId, purpose, keyId }: DataKey, record: string) =>
  context(personId, purpose, record, keyId);

const jsonOf = (plaintext: unknown): Buffer => {
  const json = JSON.stringify(plaintext) as string | undefined;
  if (json !== undefined) return Buffer.from(json);
  throw new SealBroken('not-sealable', {
    place: 'plaintext',
    reason: 'There is nothing to seal: the value has no JSON form.',
    mend: 'Pass a JSON value; null is one.',
  });
};

/** `record` is the record type that will carry the value, such as `IntakeSubmitted`. */
export const seal = (key: DataKey, record: string, plaintext: unknown): SealedValue => {
  const { nonce, ciphertext, tag } = encrypt(key.key, jsonOf(plaintext), contextOf(key, record));
  return {
    keyId: key.keyId,
    purpose: key.purpose,
    nonce: toText(nonce),
    ciphertext: toText(ciphertext),
    tag: toText(tag),
  };
};

export const open = (key: DataKey, record: string, sealed: SealedValue): unknown => {
  if (sealed.keyId !== key.keyId || sealed.purpose !== key.purpose) throw broken(record);
  const box = {
    nonce: toBytes(sealed.nonce, `${record}.nonce`),
    ciphertext: toBytes(sealed.ciphertext, `${record}.ciphertext`),
    tag: toBytes(sealed.tag, `${record}.tag`),
  };
  return JSON.parse(decrypt(key.key, box, contextOf(key, record), record).toString()) as unknown;
};

import { decrypt, encrypt } from './aes-gcm.ts';
import { broken, SealBroken } from './faults.ts';
import { pack, unpack } from './pack.ts';
import { paddedJson } from './padded-json.ts';
import type { Purpose } from './purposes.ts';
import { context, toBytes, toText } from './text.ts';

/** Sealed under the key of one person and one purpose. All but the purpose is base64url or an id. */
export type SealedValue = { keyId: string; purpose: string; nonce: string; ciphertext: string; tag: string };

export type DataKey = { keyId: string; personId: string; purpose: Purpose; key: Buffer };

// A sealed value moved to another person, purpose, record type or key must not open.
const contextOf = ({ personId, purpose, keyId }: DataKey, record: string) =>
  context(personId, purpose, record, keyId);

const jsonOf = (plaintext: unknown): Buffer => {
  const json = paddedJson(plaintext);
  if (json !== undefined) return json;
  throw new SealBroken('not-sealable', {
    place: 'plaintext',
    reason: 'There is nothing to seal: the value has no JSON form.',
    mend: 'Pass a JSON value; null is one.',
  });
};

/**
 * `record` is the record type that will carry the value, such as `IntakeSubmitted`. `packed`: for what is long and says much
 * the same again and again.
 */
export const seal = (
  key: DataKey,
  record: string,
  plaintext: unknown,
  { packed = false }: Readonly<{ packed?: boolean }> = {},
): SealedValue => {
  const json = jsonOf(plaintext);
  const { nonce, ciphertext, tag } = encrypt(key.key, packed ? pack(json) : json, contextOf(key, record));
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
  return JSON.parse(unpack(decrypt(key.key, box, contextOf(key, record), record)).toString()) as unknown;
};

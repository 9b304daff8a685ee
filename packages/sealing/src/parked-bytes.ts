import { decrypt, encrypt } from './aes-gcm.ts';
import { broken, KeyUnknown } from './faults.ts';
import type { WrappedBytes } from './kms/kms.ts';
import type { ParkingKey } from './secret-key.ts';
import { toText } from './text.ts';

const layout = 'handoff parked 1';
const idLength = 16;
const headerLength = idLength + 12 + 16;

const contextOf = (keyId: string) => `${layout}|${keyId}`;

/** Key id, nonce, tag, ciphertext. The id says which parking key opens it, and nothing else. */
export const sealBytes = ({ id, key }: ParkingKey, bytes: Buffer): Buffer => {
  const { nonce, tag, ciphertext } = encrypt(key, bytes, contextOf(id));
  return Buffer.concat([Buffer.from(id, 'hex'), nonce, tag, ciphertext]);
};

/** Pass the former keys too while messages parked before a rotation remain. */
export const openBytes = (keys: ParkingKey | readonly ParkingKey[], sealed: Buffer): Buffer => {
  const { id, box } = partsOf(sealed);
  const found = [keys].flat().find((each) => each.id === id);
  if (!found) throw new KeyUnknown('key-unknown', id);
  return decrypt(found.key, box, contextOf(id), 'parked');
};

/** The same bytes as a KMS knows them, for what was sealed under a master key before there was one. */
export const asWrapped = (sealed: Buffer): Readonly<{ wrapped: WrappedBytes; context: string }> => {
  const { id, box } = partsOf(sealed);
  const { nonce, ciphertext, tag } = box;
  const wrapped = { masterKeyId: id, nonce: toText(nonce), ciphertext: toText(ciphertext), tag: toText(tag) };
  return { wrapped, context: contextOf(id) };
};

const partsOf = (sealed: Buffer) => {
  if (sealed.length < headerLength) throw broken('parked');
  return {
    id: sealed.subarray(0, idLength).toString('hex'),
    box: {
      nonce: sealed.subarray(idLength, idLength + 12),
      tag: sealed.subarray(idLength + 12, headerLength),
      ciphertext: sealed.subarray(headerLength),
    },
  };
};

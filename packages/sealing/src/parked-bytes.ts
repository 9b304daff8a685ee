import { decrypt, encrypt } from './aes-gcm.ts';
import { broken, KeyUnknown } from './faults.ts';
import type { ParkingKey } from './secret-key.ts';

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
  if (sealed.length < headerLength) throw broken('parked');
  const id = sealed.subarray(0, idLength).toString('hex');
  const found = [keys].flat().find((each) => each.id === id);
  if (!found) throw new KeyUnknown('key-unknown', id);
  const box = {
    nonce: sealed.subarray(idLength, idLength + 12),
    tag: sealed.subarray(idLength + 12, headerLength),
    ciphertext: sealed.subarray(headerLength),
  };
  return decrypt(found.key, box, contextOf(id), 'parked');
};

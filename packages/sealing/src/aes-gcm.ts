import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { broken } from './faults.ts';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

export type Box = { nonce: Buffer; ciphertext: Buffer; tag: Buffer };

/** A fresh random 96-bit nonce each time: two writers share no counter (ASVS 11.3.4). */
export const encrypt = (key: Buffer, plaintext: Buffer, context: string): Box => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(
    Buffer.from(context),
  );
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { nonce, ciphertext, tag: cipher.getAuthTag() };
};

/** Lengths are ours, never the sender's choice: a cut tag is easier to guess. */
export const decrypt = (
  key: Buffer,
  { nonce, ciphertext, tag }: Box,
  context: string,
  place: string,
): Buffer => {
  if (nonce.length !== nonceLength || tag.length !== tagLength) throw broken(place);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  try {
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    throw broken(place);
  }
};

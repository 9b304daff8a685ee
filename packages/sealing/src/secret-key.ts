import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unusableKey } from './faults.ts';

/** 32 random bytes. The id derives from them, so the same file has the same id everywhere and tells nothing. */
export type SecretKey = Readonly<{ id: string; key: Buffer }>;
/** Wraps the keys of persons. */
export type MasterKey = SecretKey;
/** Seals parked messages. */
export type ParkingKey = SecretKey;

const length = 32;
const idOf = (key: Buffer) => createHmac('sha256', key).update('handoff key id').digest('hex').slice(0, 32);

const keyOf = (bytes: Buffer): SecretKey => ({ id: idOf(bytes), key: bytes });

export const newSecretKey = (): SecretKey => keyOf(randomBytes(length));

/** From base64 or base64url text; `place` names the setting or file it came from. */
export const secretKey = (text: string, place: string): SecretKey => {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length === length) return keyOf(bytes);
  throw unusableKey(
    place,
    `A key has ${length} bytes in base64; this one does not.`,
    'Make one: openssl rand -base64 32',
  );
};

/** From a file holding either the 32 bytes themselves or their base64. */
export const readSecretKey = (path: string): SecretKey => {
  const bytes = read(path);
  return bytes.length === length ? keyOf(bytes) : secretKey(bytes.toString('latin1'), path);
};

const read = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch {
    throw unusableKey(path, 'The key file cannot be read.', 'Check the path and that this user may read it.');
  }
};

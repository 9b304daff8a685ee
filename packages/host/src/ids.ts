import { createHmac } from 'node:crypto';
import { v7 } from 'uuid';

export type Ids = Readonly<{
  /** The id of a stream that `causation` creates: the same causation always names the same stream. */
  derive: (type: string, causation: string) => string;
  /** A new id, sortable by time (RFC 9562, version 7). */
  fresh: (type: string) => string;
}>;

/**
 * Ids are random to everyone who lacks the secret, and a repeat of a command creates nothing new.
 * The HMAC is shaped as a UUID version 8 (RFC 9562, section 5.8: custom bits).
 */
export const createIds = (secret: string): Ids => ({
  derive: (type, causation) =>
    `${type}-${uuidOf(createHmac('sha256', secret).update(`${type}|${causation}`).digest())}`,
  fresh: (type) => `${type}-${v7()}`,
});

const uuidOf = (digest: Buffer): string => {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

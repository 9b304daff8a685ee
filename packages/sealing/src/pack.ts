import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { block } from './padded-json.ts';

/** JSON never begins with this byte. */
const mark = 1;
/** What unpacks to more than this was not packed by us. */
const largest = 4 * 1024 * 1024;
/** A tenth more room than zlib's usual level takes, in a quarter of its time. */
const level = 3;

/**
 * Long JSON that says much the same again and again, in a fifth of the room. Packed first and filled up after, so that length
 * tells no more than before; nobody outside chooses a part of what is packed, so it can't be used to guess the rest.
 */
export const pack = (json: Buffer): Buffer => {
  const packed = Buffer.concat([Buffer.of(mark), deflateRawSync(json, { level })]);
  return Buffer.concat([packed, Buffer.alloc((block - (packed.length % block)) % block)]);
};

export const unpack = (bytes: Buffer): Buffer =>
  bytes[0] === mark ? inflateRawSync(bytes.subarray(1), { maxOutputLength: largest }) : bytes;

import type { Decoder } from '../src/index.ts';

class Undecodable extends Error {
  readonly code: string;
  readonly reason = 'The bytes are not a record of ours.';
  readonly mend = 'Send what the schema says.';
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** JSON in place of Avro: enough to carry a record's name and value, and to be broken. */
export const encode = (record: string, value: unknown): Buffer =>
  Buffer.from(JSON.stringify({ record, value }));

export const fakeCodec: Decoder = {
  async decode(bytes, { allow } = {}) {
    if (bytes[0] !== '{'.charCodeAt(0)) throw new Undecodable('wrong-magic-byte');
    const decoded = JSON.parse(bytes.toString()) as { record: string; value: unknown };
    if (allow && !allow.has(decoded.record)) throw new Undecodable('not-our-record');
    return decoded;
  },
};

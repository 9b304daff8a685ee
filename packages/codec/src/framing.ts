import { Undecodable } from './undecodable.ts';

/** Confluent wire format: a zero byte, the schema id as a big-endian int32, then the Avro bytes. */
export const headerLength = 5;
const magicByte = 0;

const mend =
  'send Avro in Confluent framing: one zero byte, the 4-byte schema id of the registry, then the Avro bytes';

export const writeHeader = (target: Buffer, schemaId: number): void => {
  target[0] = magicByte;
  target.writeInt32BE(schemaId, 1);
};

export const unframe = (bytes: Buffer): { schemaId: number; body: Buffer } => {
  if (bytes.length > 0 && bytes[0] !== magicByte) {
    const reason = `the first byte is ${bytes[0]}, not 0`;
    throw new Undecodable('wrong-magic-byte', { place: 'byte 0', reason, mend });
  }
  if (bytes.length <= headerLength) {
    const reason = `${bytes.length} bytes hold no framed record`;
    throw new Undecodable('truncated', { place: `byte ${bytes.length}`, reason, mend });
  }
  return { schemaId: bytes.readInt32BE(1), body: bytes.subarray(headerLength) };
};

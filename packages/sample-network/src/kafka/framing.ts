import { AgencyFault } from '../agency-fault.ts';

const magicByte = 0;
const headerLength = 5;

/** The Confluent framing: a zero byte, the schema's id as four bytes (big-endian), then the Avro bytes. */
export const frame = (schemaId: number, avro: Buffer): Buffer => {
  const header = Buffer.alloc(headerLength);
  header.writeUInt8(magicByte, 0);
  header.writeUInt32BE(schemaId, 1);
  return Buffer.concat([header, avro]);
};

export const unframe = (bytes: Buffer): Readonly<{ schemaId: number; avro: Buffer }> => {
  if (bytes.length < headerLength || bytes.readUInt8(0) !== magicByte) throw notFramed();
  return { schemaId: bytes.readUInt32BE(1), avro: bytes.subarray(headerLength) };
};

const notFramed = (): AgencyFault =>
  new AgencyFault('not-framed', {
    place: 'the first five bytes of a message',
    reason: 'They are not a zero byte and the id of a schema.',
    mend: 'Read topics of the exchange only; if this is one, tell its operator.',
  });

import { describe, expect, it } from 'vitest';
import { avroType } from './avro-type.ts';
import { frame, unframe } from './framing.ts';

const schema = JSON.stringify({
  type: 'record',
  name: 'Sample',
  fields: [
    { name: 'status', type: 'string' },
    { name: 'on', type: { type: 'int', logicalType: 'date' } },
    { name: 'reason', type: ['null', 'string'], default: null },
    { name: 'at', type: { type: 'long', logicalType: 'timestamp-millis' } },
  ],
});
const value = { status: 'ok', on: '2027-01-02', reason: null, at: '1970-01-01T00:00:00.064Z' };

// By the Avro specification, by hand: "ok" has 2 letters (04), day 20820 is a8c502 (zigzag), null is branch 0, 64 is 8001.
const avro = '046f6ba8c502008001';

describe('a framed message', () => {
  it('is a zero byte, the id of its schema, and the Avro bytes', () =>
    expect(frame(258, avroType(schema).toBuffer(value)).toString('hex')).toBe(`0000000102${avro}`));

  it('is read back, with days and instants as text', () => {
    const { schemaId, avro: bytes } = unframe(Buffer.from(`0000000102${avro}`, 'hex'));
    expect(schemaId).toBe(258);
    expect(avroType(schema).fromBuffer(bytes)).toEqual(value);
  });

  it.each(['7b00000102', '00000001', ''])('is not any bytes: %s', (hex) =>
    expect(() => unframe(Buffer.from(hex, 'hex'))).toThrow('not-framed'),
  );
});

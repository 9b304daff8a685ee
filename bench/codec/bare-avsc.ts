import avro, { type Schema } from 'avsc';

/** What the codec stands on and nothing else: one type compiled once, no id, no check, days and instants as numbers. */
export const bareAvsc = (schema: unknown) => {
  const type = avro.Type.forSchema(schema as Schema, { wrapUnions: 'never' });
  return {
    encode: (value: unknown): Buffer => type.toBuffer(value),
    decode: (bytes: Buffer): unknown => type.fromBuffer(bytes),
  };
};

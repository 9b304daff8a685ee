import { type AvroType, isArray, isRecord, isReference, isUnion, type RecordSchema } from './avro.ts';

/**
 * The record with each shared type written out where it is first used, so that it stands alone: one registry
 * subject, no references to look up. A second use is by name, as Avro demands.
 */
export const inline = (record: RecordSchema, byName: ReadonlyMap<string, RecordSchema>): RecordSchema => {
  const written = new Set<string>();
  const walkRecord = (schema: RecordSchema): RecordSchema => {
    written.add(`${schema.namespace}.${schema.name}`);
    return { ...schema, fields: schema.fields.map((field) => ({ ...field, type: walk(field.type) })) };
  };
  const walk = (type: AvroType): AvroType => {
    if (isUnion(type)) return type.map(walk);
    if (isArray(type)) return { ...type, items: walk(type.items) };
    if (isRecord(type)) return walkRecord(type);
    return isReference(type) && !written.has(type) ? walkRecord(find(type)) : type;
  };
  const find = (name: string): RecordSchema => {
    const found = byName.get(name);
    if (!found) throw new Error(`${record.namespace}.${record.name} names ${name}, which no .avsc defines`);
    return found;
  };
  return walkRecord(record);
};

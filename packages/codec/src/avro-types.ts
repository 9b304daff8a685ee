import avro, { type Schema, type Type } from 'avsc';
import { BoundedArrayType } from './bounded-array.ts';
import { IsoDateType, IsoInstantType } from './iso-times.ts';

type Options = NonNullable<Parameters<typeof Type.forSchema>[1]>;
type Hook = NonNullable<Options['typeHook']>;

const isArraySchema = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'array';

/** Lists are read by ours; every other type is avsc's. */
const boundLists: Hook = (schema, options) =>
  isArraySchema(schema) ? new BoundedArrayType(schema, options) : undefined;

/** avsc builds instances of a class a record; ours are plain objects, as the generated types say. */
const makePlain = (type: Type): void => {
  if (!avro.Type.isType(type, 'record')) return;
  const { recordConstructor } = type as unknown as { recordConstructor: { prototype: object } };
  recordConstructor.prototype = Object.prototype;
};

/** The avsc type of a schema: ISO days and instants, unwrapped optional fields, plain objects, bounded reads. */
export const typeOf = (schema: Schema): Type => {
  const registry: Record<string, Type> = {};
  const type = avro.Type.forSchema(schema, {
    registry,
    typeHook: boundLists,
    omitRecordMethods: true,
    logicalTypes: { date: IsoDateType, 'timestamp-millis': IsoInstantType },
    assertLogicalTypes: true,
  });
  Object.values(registry).forEach(makePlain);
  return type;
};

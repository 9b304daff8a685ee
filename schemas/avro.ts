/** The part of Avro that our schemas use: records, arrays, optional values and two logical types. */
export type Primitive = 'null' | 'boolean' | 'int' | 'long' | 'double' | 'string';
export type LogicalSchema = Readonly<{ type: 'int' | 'long'; logicalType: 'date' | 'timestamp-millis' }>;
export type ArraySchema = Readonly<{ type: 'array'; items: AvroType }>;
/** A string that is no primitive is the full name of a shared record. */
export type AvroType =
  | Primitive
  | (string & {})
  | LogicalSchema
  | ArraySchema
  | RecordSchema
  | readonly AvroType[];

export type Field = Readonly<{
  name: string;
  type: AvroType;
  default?: null | number;
  codeList?: string;
  doc: string;
}>;
export type RecordSchema = Readonly<{
  type: 'record';
  name: string;
  namespace: string;
  doc: string;
  fields: readonly Field[];
}>;

const primitives: ReadonlySet<string> = new Set(['null', 'boolean', 'int', 'long', 'double', 'string']);

export const isPrimitive = (type: AvroType): type is Primitive =>
  typeof type === 'string' && primitives.has(type);
export const isReference = (type: AvroType): type is string =>
  typeof type === 'string' && !primitives.has(type);
export const isUnion = (type: AvroType): type is readonly AvroType[] => Array.isArray(type);
export const isRecord = (type: AvroType): type is RecordSchema =>
  typeof type === 'object' && 'type' in type && type.type === 'record';
export const isArray = (type: AvroType): type is ArraySchema =>
  typeof type === 'object' && 'type' in type && type.type === 'array';
export const isLogical = (type: AvroType): type is LogicalSchema =>
  typeof type === 'object' && 'logicalType' in type;

/** What stands beside `null`, or the type itself when it is not optional. */
export const present = (type: AvroType): AvroType =>
  isUnion(type) ? (type.find((branch) => branch !== 'null') ?? 'null') : type;
export const isOptional = (type: AvroType): boolean => isUnion(type) && type.includes('null');

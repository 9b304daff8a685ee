import {
  type AvroType,
  type Field,
  isArray,
  isLogical,
  isOptional,
  isRecord,
  isReference,
  present,
  type RecordSchema,
} from '../avro.ts';
import { codeList, codesOf } from '../code-lists.ts';
import { inline } from '../inline.ts';
import type { Source } from '../read-schemas.ts';
import { partnerMessages } from '../topics.ts';

type Json = Readonly<Record<string, unknown>>;
type Definitions = Record<string, Json>;

const shortOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const primitive: Readonly<Record<string, Json>> = {
  null: { type: 'null' },
  boolean: { type: 'boolean' },
  int: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
  long: { type: 'integer', minimum: 1 - 2 ** 52, maximum: 2 ** 52 - 1 },
  double: { type: 'number' },
  string: { type: 'string' },
};

/** What a partner sends is held to the lists of today; what it receives may bear a code added tomorrow. */
const codes = ({ codeList: list }: Field, isSent: boolean): Json => {
  if (!list) return {};
  const closed = isSent && !codeList(list).open;
  return { 'x-code-list': list, ...(closed ? { enum: codesOf(list) } : {}) };
};

const writer = (definitions: Definitions, isSent: boolean) => {
  const plain = (type: AvroType): Json => {
    if (isArray(type)) return { type: 'array', items: plain(type.items) };
    if (isLogical(type))
      return { type: 'string', format: type.logicalType === 'date' ? 'date' : 'date-time' };
    if (isRecord(type)) return define(type);
    if (isReference(type)) return { $ref: `#/$defs/${shortOf(type)}` };
    return typeof type === 'string' ? (primitive[type] ?? {}) : {};
  };
  const define = (record: RecordSchema): Json => {
    definitions[record.name] = object(record);
    return { $ref: `#/$defs/${record.name}` };
  };
  const coded = (field: Field): Json => {
    const schema = plain(present(field.type));
    const list = codes(field, isSent);
    return 'items' in schema
      ? { ...schema, items: { ...(schema.items as Json), ...list } }
      : { ...schema, ...list };
  };
  const property = (field: Field): Json => ({
    description: field.doc,
    ...(isOptional(field.type) ? { anyOf: [coded(field), { type: 'null' }] } : coded(field)),
  });
  const object = ({ doc, fields }: RecordSchema): Json => ({
    description: doc,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, property(field)])),
    required: fields.filter((field) => field.default === undefined).map(({ name }) => name),
    additionalProperties: false,
  });
  return object;
};

const describes = ({ kind }: Source): boolean => kind === 'partner' || kind === 'event';

/** JSON Schema of one record, as REST and CSV partners meet it. */
export const jsonSchemaOf = (source: Source, byName: ReadonlyMap<string, RecordSchema>): Json => {
  const definitions: Definitions = {};
  const isSent = (partnerMessages.in as readonly string[]).includes(source.name);
  const root = writer(definitions, isSent)(inline(source.schema, byName));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:handoff:json-schema:${source.name}`,
    title: source.short,
    ...root,
    ...(Object.keys(definitions).length ? { $defs: definitions } : {}),
  };
};

export const jsonSchemaFiles = (sources: readonly Source[]): [string, string][] => {
  const byName = new Map(sources.map(({ name, schema }) => [name, schema]));
  return sources
    .filter(describes)
    .map((source) => [
      `json-schema/${source.short}.json`,
      `${JSON.stringify(jsonSchemaOf(source, byName), null, 2)}\n`,
    ]);
};

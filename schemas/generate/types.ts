import {
  type AvroType,
  isArray,
  isLogical,
  isOptional,
  isRecord,
  isReference,
  isUnion,
  present,
  type Field,
} from '../avro.ts';
import type { Kind, Source } from '../read-schemas.ts';

const shortOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const primitive: Readonly<Record<string, string>> = {
  null: 'null',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  double: 'number',
  string: 'string',
};

const typeOf = (type: AvroType): string => {
  if (isOptional(type)) return `${typeOf(present(type))} | null`;
  if (isUnion(type)) return type.map(typeOf).join(' | ');
  if (isArray(type)) return `readonly ${wrapped(typeOf(type.items))}[]`;
  if (isLogical(type)) return type.logicalType === 'date' ? 'IsoDate' : 'IsoInstant';
  if (isRecord(type)) return type.name;
  return isReference(type) ? shortOf(type) : (primitive[type as string] ?? 'unknown');
};
const wrapped = (type: string): string => (type.includes(' ') ? `(${type})` : type);

const comment = (field: Field): string => {
  const list = field.codeList ? ` Code list: ${field.codeList}.` : '';
  return `  /** ${field.doc}${list} */`;
};

const oneType = ({ schema, name, kind }: Source): string =>
  [
    `/** ${schema.doc} \`${name}\` (${kind}) */`,
    `export type ${schema.name} = {`,
    ...schema.fields.flatMap((field) => [comment(field), `  readonly ${field.name}: ${typeOf(field.type)};`]),
    '};',
  ].join('\n');

const byName = (title: string, doc: string, sources: readonly Source[], kind: Kind): string =>
  [
    `/** ${doc} */`,
    `export type ${title} = {`,
    ...sources.filter((source) => source.kind === kind).map(({ short }) => `  readonly ${short}: ${short};`),
    '};',
  ].join('\n');

const head = `// Written by \`node schemas/generate.ts\`: edit the .avsc files, not this one.

/** A day, 'YYYY-MM-DD'. */
export type IsoDate = string;
/** An instant in UTC, as \`Date.toISOString()\` writes it. */
export type IsoInstant = string;`;

/** TypeScript types of every record, and the maps from short name to type. */
export const typesFile = (sources: readonly Source[]): string =>
  [
    head,
    ...sources.map(oneType),
    byName('Events', 'Every event, by short name.', sources, 'event'),
    byName('Commands', 'Every command, by short name.', sources, 'command'),
    byName('PartnerMessages', 'Every message of the partner contract, by short name.', sources, 'partner'),
    'export type EventName = keyof Events;\nexport type CommandName = keyof Commands;\nexport type PartnerMessageName = keyof PartnerMessages;',
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');

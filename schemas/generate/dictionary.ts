import { type AvroType, type Field, isArray, isLogical, isOptional, isReference, present } from '../avro.ts';
import { type CodeList, codeLists } from '../code-lists.ts';
import { type FactDefinition, facts } from '../facts.ts';
import type { Kind, Source } from '../read-schemas.ts';
import { topics } from '../topics.ts';

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const typeOf = (type: AvroType): string => {
  if (isOptional(type)) return `${typeOf(present(type))}, may be null`;
  if (isArray(type)) return `list of ${typeOf(type.items)}`;
  if (isLogical(type)) return type.logicalType === 'date' ? 'date' : 'instant (UTC)';
  if (isReference(type)) return type.slice(type.lastIndexOf('.') + 1);
  return typeof type === 'string' ? type : 'record';
};

const fieldRow = ({ name, type, codeList, doc }: Field): string[] => [
  name,
  typeOf(type),
  codeList ?? '',
  doc,
];

const recordSection = ({ short, name, schema }: Source): string =>
  [
    `### ${short}`,
    `\`${name}\`. ${schema.doc}`,
    table(['field', 'type', 'code list', 'meaning'], schema.fields.map(fieldRow)),
  ].join('\n\n');

const titles: Readonly<Record<Kind, string>> = {
  partner: 'Partner messages',
  event: 'Events',
  command: 'Commands',
  shared: 'Shared types',
};

const kindSection = (kind: Kind, sources: readonly Source[]): string =>
  [`## ${titles[kind]}`, ...sources.filter((source) => source.kind === kind).map(recordSection)].join('\n\n');

const codeListSection = ({ name, version, doc, open, codes }: CodeList): string =>
  [
    `### ${name}`,
    `${doc} Version ${version}${open ? ', open: other well-formed values are let through' : ''}.`,
    table(
      ['code', 'meaning'],
      [...codes.values()].map(({ code, label }) => [code, label]),
    ),
  ].join('\n\n');

const handling = ({ decidedBy, whatIfOnly }: FactDefinition): string => {
  if (decidedBy) return 'decided by the provider; never asked, stored or carried';
  return whatIfOnly ? 'what-if only; never stored' : 'stored sealed';
};

const factRow = (fact: FactDefinition): string[] => [
  fact.name,
  fact.values.length ? fact.values.join(', ') : fact.type,
  fact.sensitivity,
  handling(fact),
  fact.question?.en ?? '',
  fact.why.en,
  fact.source,
];

const factSection = (): string =>
  [
    '## Facts',
    'Every fact may also be answered `not-shared`. Questions in each language: `schemas/facts.yaml`.',
    table(
      ['fact', 'values', 'sensitivity', 'handling', 'question', 'why', 'source'],
      [...facts.values()].map(factRow),
    ),
  ].join('\n\n');

const topicSection = (): string =>
  [
    '## Topics',
    table(
      ['topic', 'owner', 'carries'],
      Object.entries(topics).map(([name, { owner, carries }]) => [
        name,
        owner,
        carries.map((record) => record.slice(record.lastIndexOf('.') + 1)).join(', '),
      ]),
    ),
  ].join('\n\n');

/** The data dictionary: every record, field, code and fact, with its meaning. */
export const dictionaryFile = (sources: readonly Source[]): string =>
  `${[
    '# Data dictionary',
    'Written by `node schemas/generate.ts` from the `.avsc` files, `code-lists.yaml` and `facts.yaml`.',
    topicSection(),
    ...(['partner', 'event', 'command', 'shared'] as const).map((kind) => kindSection(kind, sources)),
    factSection(),
    '## Code lists',
    ...[...codeLists.values()].map(codeListSection),
  ].join('\n\n')}\n`;

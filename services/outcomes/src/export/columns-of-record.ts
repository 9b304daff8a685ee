import { recordNamed } from '@handoff/schemas';
import type { Column, ColumnType } from './table.ts';

type Named = 'null' | 'string' | 'boolean' | 'int' | 'long' | 'double';
type Type = Named | Readonly<{ type: string; logicalType?: string }> | readonly Type[];
export type Field = Readonly<{ name: string; type: Type; doc?: string }>;

/**
 * The flat fields of a record of the contract as columns, in snake_case, with the words of the schema: the dictionary says what
 * the event says. Lists and records inside are left out: they are tables of their own or nothing for an analyst.
 */
export const columnsOfRecord = (record: string): readonly Column[] =>
  columnsOfFields(record, (recordNamed(record).schema as unknown as { fields: readonly Field[] }).fields);

/** A field without words fails: nobody could say what its column holds. */
export const columnsOfFields = (record: string, fields: readonly Field[]): readonly Column[] =>
  fields.flatMap(({ name, type, doc }) => {
    const flat = flatType(type);
    if (!flat) return [];
    if ((doc ?? '').trim() === '')
      throw new Error(`${record}.${name} has no doc: say what it is in its .avsc`);
    return [{ name: snakeCase(name), type: flat.type, doc: doc ?? '', required: flat.required }];
  });

export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const flatType = (type: Type): Readonly<{ type: ColumnType; required: boolean }> | undefined => {
  if (isUnion(type)) {
    const present = type.find((branch) => branch !== 'null');
    const flat = present === undefined ? undefined : flatType(present);
    return flat ? { ...flat, required: false } : undefined;
  }
  const column = typeof type === 'string' ? plain[type] : logical[type.logicalType ?? ''];
  return column ? { type: column, required: true } : undefined;
};

const isUnion = (type: Type): type is readonly Type[] => Array.isArray(type);

const plain: Readonly<Record<string, ColumnType>> = {
  string: 'string',
  boolean: 'boolean',
  int: 'integer',
  long: 'integer',
  double: 'number',
};
const logical: Readonly<Record<string, ColumnType>> = { date: 'date', 'timestamp-millis': 'datetime' };

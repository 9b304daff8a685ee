import type { NetworkTableDefinition } from '../tables/network-tables.ts';
import { columnsOfRecord, snakeCase } from './columns-of-record.ts';
import type { Column } from './table.ts';

/**
 * The columns of a table of others' events, with the words of the first event that says them. Always filled is what every
 * event of the table always says.
 */
export const networkColumns = ({
  name: table,
  events,
  columns,
}: NetworkTableDefinition): readonly Column[] => {
  const told = events.map((event) => new Map(columnsOfRecord(event).map((each) => [each.name, each])));
  const fieldNamed = (name: string, field: string): Column => {
    const those = told.map((columnsOf) => columnsOf.get(snakeCase(field)));
    const first = those.find((each) => each !== undefined);
    if (!first) throw new Error(`${table}.${name}: none of its events has a flat field '${field}'`);
    return { ...first, name: snakeCase(name), required: those.every((each) => each?.required === true) };
  };
  return columns.map((column) => {
    if (typeof column === 'string') return fieldNamed(column, column);
    const { name, of = name, said } = column;
    if (!said) return fieldNamed(name, of);
    const { type, required, doc } = said;
    return { name: snakeCase(name), type, required, doc };
  });
};

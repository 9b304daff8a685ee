import { storedField } from '../export/fact-tables.ts';
import type { Table } from '../export/table.ts';

export type Word = {
  _id: string;
  table: string;
  column: string;
  type: string;
  required: boolean;
  doc: string;
};

/** What a stored table and each of its columns say, under the names they have in the store. */
export const wordsOf = (table: string, { doc, columns }: Pick<Table, 'doc' | 'columns'>): readonly Word[] => [
  { _id: table, table, column: '', type: 'table', required: true, doc },
  ...columns.map(({ name, type, required, doc: says }) => {
    const field = storedField(name);
    return { _id: `${table}.${field}`, table, column: field, type, required, doc: says };
  }),
];

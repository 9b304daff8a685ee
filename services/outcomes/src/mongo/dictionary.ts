import type { Connection } from 'mongoose';
import { analystTables, storedField } from '../export/fact-tables.ts';
import { factTableNames } from '../tables/fact-row.ts';

type Word = { _id: string; table: string; column: string; type: string; required: boolean; doc: string };

/**
 * What each table and column of this database says, as a table beside them: whoever reads by pymongo or a BI tool has no other
 * page open. Made of the schemas, at every start.
 */
export const writeDictionary = async (connection: Connection): Promise<void> => {
  const words: Word[] = factTableNames.flatMap((table) => {
    const { doc, columns } = analystTables[table];
    return [
      { _id: table, table, column: '', type: 'table', required: true, doc },
      ...columns.map((column) => {
        const field = storedField(column.name);
        return {
          _id: `${table}.${field}`,
          table,
          column: field,
          type: column.type,
          required: column.required,
          doc: column.doc,
        };
      }),
    ];
  });
  await connection.collection<Word>('data_dictionary').bulkWrite(
    words.map((word) => ({ replaceOne: { filter: { _id: word._id }, replacement: word, upsert: true } })),
    { ordered: false },
  );
};

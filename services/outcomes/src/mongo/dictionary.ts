import type { Connection } from 'mongoose';
import { analystTables } from '../export/fact-tables.ts';
import { factTableNames } from '../tables/fact-row.ts';
import { type Word, wordsOf } from './words-of.ts';

/**
 * What each table and column of this database says, as a table beside them: whoever reads by pymongo or a BI tool has no other
 * page open. Made of the schemas, at every start; of a column that is no more nothing is said.
 */
export const writeDictionary = async (connection: Connection): Promise<void> => {
  const words = factTableNames.flatMap((table) => wordsOf(table, analystTables[table]));
  const dictionary = connection.collection<Word>('data_dictionary');
  await dictionary.bulkWrite(
    words.map((word) => ({ replaceOne: { filter: { _id: word._id }, replacement: word, upsert: true } })),
    { ordered: false },
  );
  await dictionary.deleteMany({ _id: { $nin: words.map(({ _id }) => _id) } });
};

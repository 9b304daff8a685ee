import { type Connection, mongo } from 'mongoose';
import { type AnswerBook, answersIn, noted, type Said } from '../domain/matching/answers.ts';
import type { Answers } from '../register/answers.ts';

type Row = { _id: string; version: number; book: AnswerBook };

/** Partitions are read side by side, so two may write one agency's book at once: the second writes on what the first left. */
export const mongoAnswers = (connection: Connection): Answers => {
  const rows = connection.collection<Row>('answers');

  const tryToNote = async (agency: string, said: Said): Promise<boolean> => {
    const row = await rows.findOne({ _id: agency });
    const book = noted(row?.book ?? [], said);
    if (!row) return inserted({ _id: agency, version: 1, book });
    const next = { version: row.version + 1, book };
    const { matchedCount } = await rows.replaceOne({ _id: agency, version: row.version }, next);
    return matchedCount === 1;
  };

  const inserted = (row: Row): Promise<boolean> =>
    rows.insertOne(row).then(
      () => true,
      (error: unknown) => (isDuplicate(error) ? false : Promise.reject(error)),
    );

  return {
    note: async (agency, said) => {
      while (!(await tryToNote(agency, said)));
    },
    of: async (agency) => answersIn((await rows.findOne({ _id: agency }))?.book ?? []),
    all: async () => (await rows.find().toArray()).map(({ _id, book }) => ({ agency: _id, book })),
  };
};

const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11_000;

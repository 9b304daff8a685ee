import { type Connection, mongo } from 'mongoose';
import { type FactRow, type FactTable, factTableNames } from '../tables/fact-row.ts';
import type { FactTables } from '../tables/fact-tables.ts';

type Kept = Record<string, string | number | null> & { _id: string; knownAt: string };
/** A row that was: neither whose nor what, only when it was known. */
type Erased = { _id: string; table: FactTable; knownAt: string; erasedAt: string };
type ErasedPerson = { _id: string; at: string };

export const mongoFactTables = (connection: Connection): FactTables => {
  const table = (name: FactTable) => connection.collection<Kept>(name);
  const erasedRows = connection.collection<Erased>('facts_erased');
  const erasedPeople = connection.collection<ErasedPerson>('erased_people');

  const letGo = async (name: FactTable, rows: readonly Pick<Kept, '_id' | 'knownAt'>[], at: string) => {
    for (const { _id, knownAt } of rows)
      await once(() =>
        erasedRows.updateOne(
          { _id },
          { $setOnInsert: { table: name, knownAt, erasedAt: at } },
          { upsert: true },
        ),
      );
    await table(name).deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
  };

  return {
    put: async ({ table: name, row: { id, ...row } }) => {
      await once(() => table(name).updateOne({ _id: id }, { $set: row }, { upsert: true }));
      // Asked after the row was written: whoever erases marks the person before looking for rows, so one of the two sees it.
      const person = await erasedPeople.findOne({ _id: String(row['personId']) });
      if (person) await letGo(name, [{ _id: id, knownAt: row.knownAt }], person.at);
    },
    erase: async (personId, at) => {
      await once(() => erasedPeople.updateOne({ _id: personId }, { $setOnInsert: { at } }, { upsert: true }));
      for (const name of factTableNames)
        await letGo(
          name,
          await table(name)
            .find({ personId })
            .project<Pick<Kept, '_id' | 'knownAt'>>({ knownAt: 1 })
            .toArray(),
          at,
        );
    },
    count: async (name) => {
      const [told, withdrawn] = await Promise.all(
        ['told', 'withdrawn'].map((standing) => table(name).countDocuments({ standing })),
      );
      return (told ?? 0) - (withdrawn ?? 0);
    },
    rows: async (name) => {
      const kept = await table(name).find().sort({ stream: 1, sequence: 1 }).toArray();
      return kept.map(({ _id, ...row }) => ({ id: _id, ...row }) as unknown as FactRow);
    },
    erased: (name, knownBy) => erasedRows.countDocuments({ table: name, knownAt: { $lte: knownBy } }),
  };
};

export const prepareFactTables = async (connection: Connection): Promise<void> => {
  for (const name of factTableNames) {
    await connection
      .collection(name)
      .createIndexes([{ key: { stream: 1, sequence: 1 } }, { key: { personId: 1 } }]);
  }
  await connection.collection('facts_erased').createIndexes([{ key: { table: 1, knownAt: 1 } }]);
};

/** Two at once may both try to insert: the unique _id lets one through, the other finds what stands. */
const once = async (put: () => Promise<unknown>): Promise<void> => {
  await put().catch((error: unknown) => (isDuplicate(error) ? put() : Promise.reject(error)));
};

const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11_000;

import { type Connection, mongo } from 'mongoose';
import { type FactRow, type FactTable, factTableNames } from '../tables/fact-row.ts';
import type { FactTables, TablesBeside } from '../tables/fact-tables.ts';

type Kept = Record<string, string | number | null> & { _id: string; knownAt: string };
/** A row that was: neither whose nor what, only when it was known. */
type Erased = { _id: string; table: FactTable; knownAt: string; erasedAt: string };
type ErasedPerson = { _id: string; at: string };

/** `beside`: tables of their own beside the ones that are read, for a rebuild. */
export const mongoFactTables = (connection: Connection, beside = ''): FactTables => {
  const table = (name: FactTable) => connection.collection<Kept>(`${beside}${name}`);
  const erasedRows = connection.collection<Erased>(`${beside}facts_erased`);
  const erasedPeople = connection.collection<ErasedPerson>(`${beside}erased_people`);

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
      await once(() => table(name).replaceOne({ _id: id }, row, { upsert: true }));
      // Asked after the row was written: whoever erases marks the person before looking for rows, so one of the two sees it.
      const person = await erasedPeople.findOne({ _id: String(row['personId']) });
      if (person) await letGo(name, [{ _id: id, knownAt: row.knownAt }], person.at);
    },
    add: async (placed) => {
      for (const [name, those] of Map.groupBy(placed, (each) => each.table)) {
        await table(name)
          .insertMany(
            those.map(({ row: { id, ...row } }) => ({ _id: id, ...row })),
            { ordered: false },
          )
          .catch(isThere);
        const people = [...new Set(those.map(({ row }) => String(row['personId'])))];
        for (const { _id: person, at } of await erasedPeople.find({ _id: { $in: people } }).toArray())
          await letGo(
            name,
            those
              .filter(({ row }) => row['personId'] === person)
              .map(({ row: { id, knownAt } }) => ({ _id: id, knownAt })),
            at,
          );
      }
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
    erasedPeople: async () =>
      (await erasedPeople.find().toArray()).map(({ _id, at }) => ({ personId: _id, at })),
    remove: async (name, ids) => {
      await table(name).deleteMany({ _id: { $in: [...ids] } });
    },
    count: async (name) => {
      const [told, withdrawn] = await Promise.all(
        ['told', 'withdrawn'].map((standing) => table(name).countDocuments({ standing })),
      );
      return (told ?? 0) - (withdrawn ?? 0);
    },
    rows: async (name) => {
      const kept = await table(name).find().sort({ stream: 1, sequence: 1 }).toArray();
      return kept.map(asRow);
    },
    page: async (name, after, limit) =>
      (
        await table(name)
          .find({ _id: { $gt: after } })
          .sort({ _id: 1 })
          .limit(limit)
          .toArray()
      ).map(asRow),
    erased: (name, knownBy) => erasedRows.countDocuments({ table: name, knownAt: { $lte: knownBy } }),
  };
};

/** Empty tables beside the ones that are read; what a rebuild that was killed left there is gone. */
export const mongoTablesBeside = async (connection: Connection): Promise<TablesBeside> => {
  const beside = 'rebuilt_';
  const drop = async (): Promise<void> => {
    for (const name of [...factTableNames, 'facts_erased', 'erased_people'])
      await connection.collection(`${beside}${name}`).deleteMany({});
  };
  await drop();
  await prepareFactTables(connection, beside);
  return { ...mongoFactTables(connection, beside), drop };
};

const asRow = ({ _id, ...row }: Kept): FactRow => ({ id: _id, ...row }) as unknown as FactRow;

export const prepareFactTables = async (connection: Connection, beside = ''): Promise<void> => {
  for (const name of factTableNames) {
    await connection
      .collection(`${beside}${name}`)
      .createIndexes([{ key: { stream: 1, sequence: 1 } }, { key: { personId: 1 } }]);
  }
  await connection.collection(`${beside}facts_erased`).createIndexes([{ key: { table: 1, knownAt: 1 } }]);
};

/** Two at once may both try to insert: the unique _id lets one through, the other finds what stands. */
const once = async (put: () => Promise<unknown>): Promise<void> => {
  await put().catch((error: unknown) => (isDuplicate(error) ? put() : Promise.reject(error)));
};

/** What a repeat of an event meets: its own row. */
const isThere = (error: unknown): void => {
  const failed = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
  if (failed.length === 0 || failed.some(({ code }) => code !== 11_000)) throw error;
};

const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11_000;

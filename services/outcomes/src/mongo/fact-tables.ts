import { type Connection, mongo } from 'mongoose';
import { type FactRow, type Placed, type StoredTable, storedTableNames } from '../tables/fact-row.ts';
import type { Beside, FactTables } from '../tables/fact-tables.ts';
import { peopleIn } from '../tables/people-in.ts';
import { personIndexes, rowsOfPerson } from './rows-of-person.ts';

type Kept = Record<string, string | number | null> & { _id: string; knownAt: string };
/** A row that was: neither whose nor what, only when it was known. */
type Erased = { _id: string; table: StoredTable; knownAt: string; erasedAt: string };
type ErasedPerson = { _id: string; at: string };

const together = 2_000;

/** `beside`: tables of their own beside the ones that are read, for a rebuild. */
export const mongoFactTables = (connection: Connection, beside = ''): FactTables => {
  const table = (name: StoredTable) => connection.collection<Kept>(`${beside}${name}`);
  const erasedRows = connection.collection<Erased>(`${beside}facts_erased`);
  const erasedPeople = connection.collection<ErasedPerson>(`${beside}erased_people`);

  const letGo = async (name: StoredTable, rows: readonly Pick<Kept, '_id' | 'knownAt'>[], at: string) => {
    if (rows.length === 0) return;
    const marks = rows.map(({ _id, knownAt }) => ({
      updateOne: {
        filter: { _id },
        update: { $setOnInsert: { table: name, knownAt, erasedAt: at } },
        upsert: true,
      },
    }));
    await once(() => erasedRows.bulkWrite(marks, { ordered: false }));
    await table(name).deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
  };

  // Asked after rows were written: whoever erases marks the person before looking for rows, so one of the two sees them.
  const letGoOfErased = async (placed: readonly Placed[]): Promise<void> => {
    const people = [...new Set(placed.flatMap(({ row }) => peopleIn(row)))];
    for (const { _id: person, at } of await erasedPeople.find({ _id: { $in: people } }).toArray())
      await eachTable(
        placed.filter(({ row }) => peopleIn(row).includes(person)),
        (name, rows) => letGo(name, rows, at),
      );
  };

  return {
    put: async (...placed) => {
      await eachTable(placed, async (name, rows) => {
        const operations = rows.map(({ _id, ...row }) => ({
          replaceOne: { filter: { _id }, replacement: row, upsert: true },
        }));
        await once(() => table(name).bulkWrite(operations, { ordered: false }));
      });
      await letGoOfErased(placed);
    },
    add: async (placed) => {
      await eachTable(placed, async (name, rows) => {
        await table(name).insertMany(rows, { ordered: false }).catch(isThere);
      });
      await letGoOfErased(placed);
    },
    erase: async (personId, at) => {
      await once(() => erasedPeople.updateOne({ _id: personId }, { $setOnInsert: { at } }, { upsert: true }));
      for (const name of storedTableNames)
        await letGo(
          name,
          await table(name)
            .find(rowsOfPerson(name, personId))
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
    ofSeveral: async (name) => {
      const several = await table(name)
        .aggregate<{ _id: string }>([
          { $group: { _id: '$personId', rows: { $sum: 1 } } },
          { $match: { rows: { $gt: 1 } } },
        ])
        .toArray();
      const rows: FactRow[] = [];
      for (let at = 0; at < several.length; at += together) {
        const people = several.slice(at, at + together).map(({ _id }) => _id);
        rows.push(
          ...(
            await table(name)
              .find({ personId: { $in: people } })
              .toArray()
          ).map(asRow),
        );
      }
      return rows.sort(byStream);
    },
    of: async (name, stream) =>
      (await table(name).find({ stream }).sort({ sequence: 1 }).toArray()).map(asRow),
    inOrder: async function* (name) {
      for await (const row of table(name).find().sort({ _id: 1 }).batchSize(together)) yield asRow(row);
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

const rebuilt = 'rebuilt_';
const besideOf = (owner: string): string => `${rebuilt}${owner}_`;
const lying = async (connection: Listed): Promise<readonly string[]> =>
  (await connection.listCollections()).map(({ name }) => name).filter((name) => name.startsWith(rebuilt));
type Listed = Readonly<{ listCollections: () => Promise<readonly Readonly<{ name: string }>[]> }>;

/**
 * Lets go of a person's rows in what a rebuild that is at work, or was killed, has beside the tables that are read. Where there
 * is nothing, nothing is made: a delete makes no collection, so one of a rebuild that just ended does not come back.
 */
export const mongoLetGoBeside = async (connection: Rows, personId: string): Promise<void> => {
  for (const beside of await lying(connection))
    for (const name of storedTableNames)
      if (beside.endsWith(`_${name}`))
        await connection.collection(beside).deleteMany(rowsOfPerson(name, personId));
};
type Rows = Listed &
  Readonly<{ collection: (name: string) => { deleteMany(those: object): Promise<unknown> } }>;

export const mongoBeside = (connection: Connection): Beside => {
  const drop = async (names: readonly string[]): Promise<void> => {
    for (const name of names) await connection.collection(name).drop();
  };
  return {
    lying: () => lying(connection),
    drop,
    make: async (owner) => {
      const beside = besideOf(owner);
      await prepareTablesBeside(connection, beside);
      const own = [...storedTableNames, 'facts_erased', 'erased_people'].map((name) => `${beside}${name}`);
      return { ...mongoFactTables(connection, beside), drop: () => drop(own) };
    },
  };
};

/** Rows of one table are one round trip. */
const eachTable = async (
  placed: readonly Placed[],
  work: (name: StoredTable, rows: Kept[]) => Promise<void>,
): Promise<void> => {
  const byTable = Map.groupBy(placed, (each) => each.table);
  await Promise.all([...byTable].map(([name, those]) => work(name, those.map(asKept))));
};

const asKept = ({ row: { id, ...row } }: Placed): Kept => ({ _id: id, ...row });
const asRow = ({ _id, ...row }: Kept): FactRow => ({ id: _id, ...row }) as unknown as FactRow;

const byStream = (one: FactRow, other: FactRow): number =>
  one.stream < other.stream ? -1 : one.stream > other.stream ? 1 : one.sequence - other.sequence;

export const prepareFactTables = async (connection: Connection): Promise<void> => {
  for (const name of storedTableNames)
    await connection
      .collection(name)
      .createIndexes([{ key: { stream: 1, sequence: 1 } }, ...personIndexes(name)]);
  await connection.collection('facts_erased').createIndexes([{ key: { table: 1, knownAt: 1 } }]);
};

/** What is made anew is compared by id and then gone: nobody asks for it by stream, only an erasure by person. */
export const prepareTablesBeside = async (connection: Connection, beside: string): Promise<void> => {
  for (const name of storedTableNames)
    await connection.collection(`${beside}${name}`).createIndexes(personIndexes(name));
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

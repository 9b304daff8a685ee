import { type Connection, mongo } from 'mongoose';
import { type FactRow, type FactTable, tableOf } from '../tables/fact-row.ts';
import type { FactTables } from '../tables/fact-tables.ts';

type Kept = Omit<FactRow, 'id'> & { _id: string };

export const mongoFactTables = (connection: Connection): FactTables => {
  const table = (name: FactTable) => connection.collection<Kept>(name);
  return {
    put: async (name, { id, ...row }) => {
      const put = () => table(name).updateOne({ _id: id }, { $set: row }, { upsert: true });
      // Two deliveries at once may both try to insert: the unique _id lets one through, the other finds the row.
      await put().catch((error: unknown) => (isDuplicate(error) ? put() : Promise.reject(error)));
    },
    count: (name) => table(name).countDocuments(),
    rows: async (name) => {
      const kept = await table(name).find().sort({ stream: 1, sequence: 1 }).toArray();
      return kept.map(({ _id, ...row }) => ({ id: _id, ...row }) as FactRow);
    },
  };
};

export const prepareFactTables = async (connection: Connection): Promise<void> => {
  for (const name of Object.values(tableOf)) {
    await connection
      .collection(name)
      .createIndexes([{ key: { stream: 1, sequence: 1 } }, { key: { personId: 1 } }]);
  }
};

const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11_000;

import { type Connection, createConnection } from 'mongoose';

/** Something done on a connection that is made for it. */
export const atStore = async <T>(
  url: string,
  database: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> => {
  const options = { dbName: database, autoIndex: false, serverSelectionTimeoutMS: 10_000 };
  const connection = await createConnection(url, options).asPromise();
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
};

import { randomUUID } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { stackAddresses } from './stack-addresses.ts';

export type TemporaryDatabase = Readonly<{ connection: Connection; name: string; drop(): Promise<void> }>;

/** A database that nobody else uses; `drop` removes it and closes the connection. */
export const temporaryDatabase = async (
  url: string = stackAddresses().mongo.url,
): Promise<TemporaryDatabase> => {
  const name = `test-${randomUUID()}`;
  const connection = await mongoose.createConnection(url, { dbName: name, autoIndex: false }).asPromise();
  const drop = async () => {
    await connection.dropDatabase();
    await connection.close();
  };
  return { connection, name, drop };
};

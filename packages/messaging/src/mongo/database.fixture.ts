import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import mongoose, { type Connection } from 'mongoose';

/** A database of its own for one test file, dropped afterwards. */
export const freshDatabase = (): Promise<Connection> => {
  const dbName = `messaging-${randomUUID()}`;
  const connection = mongoose.createConnection(process.env['MONGO_URL'] ?? '', { dbName });
  afterAll(async () => {
    await connection.dropDatabase();
    await connection.close();
  });
  return connection.asPromise();
};

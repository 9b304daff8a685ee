import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll } from 'vitest';
import { factTablesConformance } from '../tables/fact-tables.conformance.ts';
import { mongoFactTables, prepareFactTables } from './fact-tables.ts';

const connection = await mongoose
  .createConnection(process.env.MONGO_URL ?? '', { dbName: `outcomes-${randomUUID()}` })
  .asPromise();

afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

factTablesConformance('the Mongo tables', async () => {
  await connection.dropDatabase();
  await prepareFactTables(connection);
  return mongoFactTables(connection);
});

import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll } from 'vitest';
import { factTablesConformance } from '../tables/fact-tables.conformance.ts';
import { mongoFactTables, prepareFactTables } from './fact-tables.ts';

describeOnStack('the tables of facts in Mongo', () => {
  let database: TemporaryDatabase;

  beforeAll(async () => {
    database = await temporaryDatabase();
  });
  afterAll(() => database.drop());

  factTablesConformance('the Mongo tables', async () => {
    await database.connection.dropDatabase();
    await prepareFactTables(database.connection);
    return mongoFactTables(database.connection);
  });
});

import { describeOnStack, stackAddresses, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reader } from '../analyze/reader.ts';
import { readableTables } from './analyst-reader.ts';

describeOnStack('a reader where the document store asks nobody for a password', () => {
  let database: TemporaryDatabase;

  beforeAll(async () => {
    database = await temporaryDatabase();
  });
  afterAll(() => database.drop());

  it('is made, found to be held by nobody, and taken back', async () => {
    const { connection, name } = database;
    await connection.collection(readableTables[0]).insertOne({ stream: 'participation-1' });
    const asked = { name: 'state-evaluator', url: stackAddresses().mongo.url, database: name };
    await expect(reader(asked)).rejects.toMatchObject({
      code: 'reader-not-held',
      message: expect.stringContaining('asks nobody'),
    });
    const said = await connection.db?.command({ usersInfo: 'state-evaluator' });
    expect(said?.['users']).toEqual([]);
  });
});

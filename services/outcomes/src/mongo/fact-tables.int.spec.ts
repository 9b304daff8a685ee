import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storedTableNames } from '../tables/fact-row.ts';
import { factTablesConformance } from '../tables/fact-tables.conformance.ts';
import { mergedRow } from '../tables/merge-row.ts';
import { mongoFactTables, mongoLeftBeside, mongoTablesBeside, prepareFactTables } from './fact-tables.ts';
import { rowsOfPerson } from './rows-of-person.ts';

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

  it('let an erasure reach what a rebuild has beside them, until that is dropped', async () => {
    const { connection } = database;
    await connection.dropDatabase();
    expect(await mongoLeftBeside(connection)).toBeUndefined();
    const made = await mongoTablesBeside(connection);
    const said = { matchId: 'match-1', fund: 'harbor-literacy-fund', persons: ['person-1', 'person-2'] };
    const origin = { id: 'event-1', subject: 'match-1', time: '2026-11-02T14:00:00.000Z' };
    await made.add([mergedRow(said, origin)]);
    await (await mongoLeftBeside(connection))?.erase('person-2', '2026-11-03T00:00:00.000Z');
    expect(await made.rows('people_merged')).toEqual([]);
    await made.drop();
    expect(await mongoLeftBeside(connection)).toBeUndefined();
  });

  it('find the rows of a person without reading a whole table, in those beside as well', async () => {
    const { connection } = database;
    await prepareFactTables(connection);
    const made = await mongoTablesBeside(connection);
    for (const name of storedTableNames)
      for (const table of [name, `rebuilt_${name}`]) {
        const plan = await connection
          .collection(table)
          .find(rowsOfPerson(name, 'person-1'))
          .explain('queryPlanner');
        expect(JSON.stringify(plan['queryPlanner'])).not.toContain('COLLSCAN');
      }
    await made.drop();
  });
});

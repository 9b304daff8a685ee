import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storedTableNames } from '../tables/fact-row.ts';
import { factTablesConformance } from '../tables/fact-tables.conformance.ts';
import { mergedRow } from '../tables/merge-row.ts';
import { mongoBeside, mongoFactTables, mongoLetGoBeside, prepareFactTables } from './fact-tables.ts';
import { personIndexes } from './rows-of-person.ts';

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

  it('let an erasure reach what a rebuild has beside them, and make nothing of it again once that is dropped', async () => {
    const { connection } = database;
    await connection.dropDatabase();
    const there = async () => (await connection.listCollections()).map(({ name }) => name);
    const made = await mongoBeside(connection).make('rebuild-1');
    const said = { matchId: 'match-1', fund: 'harbor-literacy-fund', persons: ['person-1', 'person-2'] };
    const origin = { id: 'event-1', subject: 'match-1', time: '2026-11-02T14:00:00.000Z' };
    await made.add([mergedRow(said, origin)]);
    await mongoLetGoBeside(connection, 'person-2');
    expect(await made.rows('people_merged')).toEqual([]);
    await made.drop();
    await mongoLetGoBeside(connection, 'person-2');
    expect(await there()).toEqual([]);
  });

  it('lie beside them by rebuild: each drops its own, and the next what was left, also of a former version', async () => {
    const { connection } = database;
    await connection.dropDatabase();
    const there = async () => (await connection.listCollections()).map(({ name }) => name).toSorted();
    const beside = mongoBeside(connection);
    const [killed, next] = [await beside.make('rebuild-1'), await beside.make('rebuild-2')];
    await connection.collection('rebuilt_facts_exit').insertOne({});
    await killed.drop();
    const left = await beside.lying();
    expect(left).toEqual(await there());
    expect(left).toContain('rebuilt_facts_exit');
    expect(left).toContain('rebuilt_rebuild-2_facts_exit');
    await next.drop();
    expect(await there()).toEqual(['rebuilt_facts_exit']);
    await beside.drop(left);
    expect(await there()).toEqual([]);
  });

  it('have an index for each column by which the rows of a person are found, those beside as well', async () => {
    const { connection } = database;
    await prepareFactTables(connection);
    const made = await mongoBeside(connection).make('rebuild-1');
    for (const name of storedTableNames)
      for (const table of [name, `rebuilt_rebuild-1_${name}`]) {
        const indexed = (await connection.collection(table).indexes()).map(({ key }) => key);
        for (const { key } of personIndexes(name)) expect(indexed, table).toContainEqual(key);
      }
    await made.drop();
  });
});

import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { releasesConformance } from '../cubes/releases.conformance.ts';
import { exportNotesConformance } from '../export/export-notes.conformance.ts';
import { rebuildTurnConformance } from '../tables/rebuild-turn.conformance.ts';
import { writeDictionary } from './dictionary.ts';
import { mongoExportNotes } from './export-notes.ts';
import { mongoRebuildTurn } from './rebuild-turn.ts';
import { mongoReleases } from './releases.ts';

describeOnStack('what outcomes keeps beside its facts, in Mongo', () => {
  let database: TemporaryDatabase;

  beforeAll(async () => {
    database = await temporaryDatabase();
  });
  afterAll(() => database.drop());

  exportNotesConformance('notes in Mongo', async () => {
    await database.connection.dropDatabase();
    return mongoExportNotes(database.connection);
  });
  releasesConformance('releases in Mongo', async () => {
    await database.connection.dropDatabase();
    return mongoReleases(database.connection);
  });
  rebuildTurnConformance('the turn in Mongo', async () => {
    await database.connection.dropDatabase();
    return mongoRebuildTurn(database.connection);
  });

  it('say of every table and column what it is, however often the service starts', async () => {
    const words = database.connection.collection<{ _id: string; doc: string }>('data_dictionary');
    await words.insertOne({ _id: 'facts_service.wasOnce', doc: 'A column that is no more.' });
    await writeDictionary(database.connection);
    await writeDictionary(database.connection);
    expect(await words.countDocuments({ _id: 'facts_service.wasOnce' })).toBe(0);
    expect(await words.findOne({ table: 'facts_enrollment', column: 'enrolledOn' })).toMatchObject({
      type: 'date',
      doc: 'Day of enrollment, as the provider says.',
    });
    expect(await words.countDocuments({ doc: '' })).toBe(0);
    expect(await words.countDocuments({ table: 'facts_service', column: '' })).toBe(1);
  });
});

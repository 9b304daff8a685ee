import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll } from 'vitest';
import { releasesConformance } from '../cubes/releases.conformance.ts';
import { exportNotesConformance } from '../export/export-notes.conformance.ts';
import { mongoExportNotes } from './export-notes.ts';
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
});

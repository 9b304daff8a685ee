import { randomUUID } from 'node:crypto';
import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll } from 'vitest';
import { cursorsConformance } from '../../test/conformance.ts';
import { mongoCursors } from './cursors.ts';

describeOnStack('on MongoDB', () => {
  let database: TemporaryDatabase;
  beforeAll(async () => {
    database = await temporaryDatabase();
  });
  afterAll(() => database.drop());

  cursorsConformance('in MongoDB', async () => mongoCursors(database.connection, `cursors-${randomUUID()}`));
});

import { randomUUID } from 'node:crypto';
import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll } from 'vitest';
import { parkedConformance } from '../../test/conformance.ts';
import { mongoParked } from './parked.ts';

describeOnStack('on MongoDB', () => {
  let database: TemporaryDatabase;
  beforeAll(async () => {
    database = await temporaryDatabase();
  });
  afterAll(() => database.drop());

  parkedConformance('in MongoDB', async (sealing) =>
    mongoParked(database.connection, { ...sealing, prefix: randomUUID() }),
  );
});

import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterEach } from 'vitest';
import { openJourneysConformance } from '../rescreening/open-journeys.conformance.ts';
import { mongoOpenJourneys, prepareOpenJourneys } from './open-journeys.ts';

describeOnStack('on Mongo', () => {
  const opened: TemporaryDatabase[] = [];
  afterEach(() => Promise.all(opened.splice(0).map(({ drop }) => drop())));

  openJourneysConformance('the Mongo store', async () => {
    const database = await temporaryDatabase();
    opened.push(database);
    await prepareOpenJourneys(database.connection);
    return mongoOpenJourneys(database.connection);
  });
});

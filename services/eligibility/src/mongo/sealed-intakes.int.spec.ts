import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterEach } from 'vitest';
import { sealedIntakesConformance } from '../intakes/sealed-intakes.conformance.ts';
import { mongoSealedIntakes } from './sealed-intakes.ts';

describeOnStack('on Mongo', () => {
  const opened: TemporaryDatabase[] = [];
  afterEach(() => Promise.all(opened.splice(0).map(({ drop }) => drop())));

  sealedIntakesConformance('the Mongo store', async () => {
    const database = await temporaryDatabase();
    opened.push(database);
    return mongoSealedIntakes(database.connection);
  });
});

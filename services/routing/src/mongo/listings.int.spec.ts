import { databaseClock, openStreams } from '@handoff/stream-store/mongo';
import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterEach } from 'vitest';
import { listingsConformance } from '../directory/listings.conformance.ts';
import { mongoListings, prepareListings } from './listings.ts';

describeOnStack('on the real store', () => {
  const opened: TemporaryDatabase[] = [];
  const stops: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    for (const database of opened.splice(0)) await database.drop();
  });

  listingsConformance('Mongo', async () => {
    const database = await temporaryDatabase();
    opened.push(database);
    const { connection } = database;
    const clock = await databaseClock(connection);
    stops.push(() => Promise.resolve(clock.stop()));
    await prepareListings(connection);
    return {
      listings: mongoListings(connection),
      store: await openStreams({ connection, collection: 'listing', clock }),
    };
  });
});

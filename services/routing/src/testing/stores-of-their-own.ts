import { databaseClock, openStreams } from '@handoff/stream-store/mongo';
import { type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterEach } from 'vitest';

/** Each call opens a database for one test, on the real store; it is dropped after that test. */
export const storesOfTheirOwn = () => {
  const opened: TemporaryDatabase[] = [];
  const stops: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    for (const database of opened.splice(0)) await database.drop();
  });

  return async () => {
    const database = await temporaryDatabase();
    opened.push(database);
    const { connection } = database;
    const clock = await databaseClock(connection);
    stops.push(() => Promise.resolve(clock.stop()));
    return { connection, store: (collection: string) => openStreams({ connection, collection, clock }) };
  };
};

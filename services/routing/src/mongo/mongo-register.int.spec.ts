import { databaseClock, openStreams } from '@handoff/stream-store/mongo';
import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterEach } from 'vitest';
import { registerConformance } from '../register/register.conformance.ts';
import { mongoRegister, prepareRegister } from './mongo-register.ts';

describeOnStack('on the real store', () => {
  const opened: TemporaryDatabase[] = [];
  const stops: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    for (const database of opened.splice(0)) await database.drop();
  });

  registerConformance('Mongo', async () => {
    const database = await temporaryDatabase();
    opened.push(database);
    const { connection } = database;
    const clock = await databaseClock(connection);
    stops.push(() => Promise.resolve(clock.stop()));
    await prepareRegister(connection);
    const store = (collection: string) => openStreams({ connection, collection, clock });
    const stores = {
      referral: await store('referral'),
      journey: await store('journey'),
      seats: await store('seats'),
    };
    return { register: mongoRegister(connection), stores };
  });
});

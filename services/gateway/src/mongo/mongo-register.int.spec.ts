import { databaseClock, openStreams } from '@handoff/stream-store/mongo';
import { describeOnStack, type TemporaryDatabase, temporaryDatabase } from '@handoff/testkit';
import { afterAll, beforeAll } from 'vitest';
import { registerConformance } from '../register/conformance/register.ts';
import { mongoRegister, prepareRegister } from './mongo-register.ts';

/** What lies there is not what was put there. */
const atRest = {
  seal: (text: string) => Buffer.from(text).toString('base64'),
  open: (sealed: string) => Buffer.from(sealed, 'base64').toString(),
  index: (field: string, text: string) => Buffer.from(`${field}|${text}`).toString('base64'),
};

describeOnStack('on the document store', () => {
  let database: TemporaryDatabase;
  let clock: Awaited<ReturnType<typeof databaseClock>>;

  beforeAll(async () => {
    database = await temporaryDatabase();
    clock = await databaseClock(database.connection);
  });
  afterAll(async () => {
    await clock.stop();
    await database.drop();
  });

  registerConformance('in Mongo', async () => {
    const { connection } = database;
    await connection.dropDatabase();
    await prepareRegister(connection);
    return {
      register: mongoRegister(connection, atRest),
      viewStreams: await openStreams({ connection, collection: 'view', clock }),
    };
  });
});

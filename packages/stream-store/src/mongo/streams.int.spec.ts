import mongoose from 'mongoose';
import { afterAll, beforeAll } from 'vitest';
import { streamStoreConformance } from '../../test/conformance.ts';
import { freshDatabase, mongoUrl } from '../../test/mongo-url.ts';
import { localTime } from '../local-time.ts';
import { databaseClock, openStreams } from './index.ts';

const dbName = freshDatabase();
const connect = () => mongoose.createConnection(mongoUrl, { dbName }).asPromise();

// Two connections stand for two processes.
let one: mongoose.Connection;
let other: mongoose.Connection;

beforeAll(async () => {
  [one, other] = await Promise.all([connect(), connect()]);
});

afterAll(async () => {
  await one.dropDatabase();
  await Promise.all([one.close(), other.close()]);
});

streamStoreConformance('Mongo', async () => {
  const collection = `tallies-${crypto.randomUUID().slice(0, 8)}`;
  const clock = await databaseClock(one, { sandbox: true });
  let opened = 0;

  return {
    open: () => openStreams({ connection: (opened += 1) % 2 ? one : other, collection, clock }),
    clock,
    time: localTime,
    // Leases run on the server's real time: there is no other way than to let it pass.
    elapse: async (ms) => {
      const end = Date.parse(clock.now()) + ms + 5;
      while (Date.parse(clock.now()) <= end) await localTime.sleep(10);
    },
    travel: clock.advance,
    close: clock.stop,
  };
});

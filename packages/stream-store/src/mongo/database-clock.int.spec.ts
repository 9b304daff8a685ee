import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { freshDatabase, mongoUrl } from '../../test/mongo-url.ts';
import { databaseClock, type DatabaseClockOptions, type MongoClock } from './index.ts';

const minute = 60_000;
const clocks: MongoClock[] = [];
let connection: mongoose.Connection;

const open = async (options: DatabaseClockOptions = {}) => {
  const clock = await databaseClock(connection, options);
  clocks.push(clock);
  return clock;
};

beforeAll(async () => {
  connection = await mongoose.createConnection(mongoUrl, { dbName: freshDatabase() }).asPromise();
});

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(clocks.splice(0).map((clock) => clock.stop()));
  await connection.dropDatabase();
});

afterAll(() => connection.close());

const serverNow = async (): Promise<number> => {
  const hello = await connection.getClient().db().admin().command({ hello: 1 });
  return hello.localTime.getTime();
};

const differenceToServer = async (clock: MongoClock) =>
  Math.abs(Date.parse(clock.now()) - (await serverNow()));

describe('the database clock', () => {
  for (const wrongBy of [-10 * minute, 10 * minute])
    it(`tells the server's time where the process's own is ${wrongBy / minute} minutes off`, async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + wrongBy });
      const clock = await open();
      expect(await differenceToServer(clock)).toBeLessThan(1_000);
      vi.setSystemTime(Date.now() - 60 * minute);
      expect(await differenceToServer(clock)).toBeLessThan(1_000);
    });

  it('never runs backwards', async () => {
    const clock = await open();
    const readings: string[] = [];
    for (let nth = 0; nth < 20; nth += 1) {
      readings.push(clock.now());
      await clock.resync();
    }
    expect(readings).toEqual([...readings].sort());
  });

  it('is moved by a sandbox, for every process on the database and for those that start later', async () => {
    const sandbox = await open({ sandbox: true });
    const other = await open();
    await sandbox.advance(30 * minute);
    await other.resync();
    const later = await open();
    for (const clock of [sandbox, other, later]) {
      expect(clock.offsetMs()).toBe(30 * minute);
      const ahead = Date.parse(clock.now()) - (await serverNow());
      expect(Math.abs(ahead - 30 * minute)).toBeLessThan(1_000);
    }
  });

  it('learns by itself that a sandbox moved it', async () => {
    const sandbox = await open({ sandbox: true });
    const other = await open({ resyncEveryMs: 20 });
    await sandbox.advance(5 * minute);
    await expect.poll(() => other.offsetMs()).toBe(5 * minute);
  });

  it('is moved by nobody else, and never back', async () => {
    await expect((await open()).advance(minute)).rejects.toMatchObject({ code: 'not-a-sandbox' });
    const sandbox = await open({ sandbox: true });
    await expect(sandbox.advance(-1)).rejects.toMatchObject({ code: 'time-runs-forward' });
    expect(sandbox.offsetMs()).toBe(0);
  });
});

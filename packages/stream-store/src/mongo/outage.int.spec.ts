import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { add, tally } from '../../test/conformance/tally.ts';
import { flakyProxy } from '../../test/flaky-proxy.ts';
import { freshDatabase, mongoUrl } from '../../test/mongo-url.ts';
import { createHandler, type StreamStore, Transient } from '../index.ts';
import { openStreams } from './index.ts';

const dbName = freshDatabase();
const clock = { now: () => '2026-09-01T08:00:00.000Z', offsetMs: () => 0 };
const meta = { causation: 'c', bodyHash: 'body' };

let proxy: Awaited<ReturnType<typeof flakyProxy>>;
let connection: mongoose.Connection;
let store: StreamStore;

beforeAll(async () => {
  const { hostname, port, username, password } = new URL(mongoUrl);
  proxy = await flakyProxy(hostname, Number(port || 27017));
  const credentials = username ? `${username}:${password}@` : '';
  connection = await mongoose
    .createConnection(`mongodb://${credentials}127.0.0.1:${proxy.port}/?directConnection=true`, {
      dbName,
      serverSelectionTimeoutMS: 500,
      heartbeatFrequencyMS: 500,
    })
    .asPromise();
  store = await openStreams({ connection, collection: 'tallies', clock, timeoutMs: 2_000 });
});

beforeEach(() => proxy.bringBack());

afterAll(async () => {
  const direct = await mongoose.createConnection(mongoUrl, { dbName }).asPromise();
  await direct.dropDatabase();
  await Promise.all([direct.close(), connection.close()]);
  await proxy.close();
});

const handler = () => createHandler({ store, now: clock.now, accepts: () => undefined });
const outcome = (work: Promise<unknown>) => work.catch((error: unknown) => error);

describe('while the document store is away', () => {
  it('every call says that it is worth trying again', async () => {
    await store.load('tally-1');
    proxy.takeDown();
    const request = { owner: 'one', leaseMs: 1_000, limit: 1 };
    for (const call of [
      () => store.load('tally-1'),
      () => store.outbox('tally-1'),
      () => store.markPublished('tally-1', 0, 1),
      () => store.claimDue(request),
      () => handler().handle(tally, 'tally-1', add(1), meta),
    ]) {
      const error = await outcome(call());
      expect(error).toBeInstanceOf(Transient);
      expect(error).toMatchObject({ code: 'store-unavailable' });
    }
  });

  it('a command whose answer was lost takes effect once when it is sent again', async () => {
    const dying = createHandler({
      store,
      now: clock.now,
      accepts: () => undefined,
      failpoint: async (name) => {
        if (name === 'api.before-commit') proxy.loseAnswers();
      },
    });
    expect(await outcome(dying.handle(tally, 'tally-2', add(1), meta))).toBeInstanceOf(Transient);
    proxy.bringBack();
    const again = () => outcome(handler().handle(tally, 'tally-2', add(1), meta));
    await expect.poll(again, { timeout: 10_000 }).toMatchObject({ kind: 'done', version: 1, repeated: true });
    expect(await store.load('tally-2')).toMatchObject({ version: 1, state: { total: 1 } });
  });
});

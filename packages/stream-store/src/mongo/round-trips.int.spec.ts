import mongoose, { type mongo } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { add, setAlarm, tally } from '../../test/conformance/tally.ts';
import { freshDatabase, mongoUrl } from '../../test/mongo-url.ts';
import { createHandler, createRelay, type Handler, type Relay, type StreamStore } from '../index.ts';
import { openStreams } from './index.ts';
import { dueBy } from './stream-collection.ts';

const at = '2026-09-01T08:00:00.000Z';
const clock = { now: () => at, offsetMs: () => 0 };
const sent: mongo.CommandStartedEvent[] = [];

let connection: mongoose.Connection;
let store: StreamStore;
let handler: Handler;
let relay: Relay;

beforeAll(async () => {
  connection = await mongoose
    .createConnection(mongoUrl, { dbName: freshDatabase(), monitorCommands: true })
    .asPromise();
  connection.getClient().on('commandStarted', (command) => sent.push(command));
  store = await openStreams({ connection, collection: 'tallies', clock });
  handler = createHandler({ store, now: clock.now, accepts: () => undefined });
  relay = createRelay({ store, publish: async () => undefined });
});

beforeEach(() => {
  sent.length = 0;
});

afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

const names = () => sent.map(({ commandName }) => commandName);
const told = (command: Parameters<Handler['handle']>[2], causation: string) =>
  handler.handle(tally, 'tally-1', command, { causation, bodyHash: 'body' });

describe('what it costs', () => {
  it('a command is one read and one write, also the first of a stream', async () => {
    await told(setAlarm(at), 'first');
    expect(names()).toEqual(['find', 'update']);
    await told(add(1), 'second');
    expect(names()).toEqual(['find', 'update', 'find', 'update']);
  });

  it('a repeat is one read', async () => {
    await told(add(1), 'second');
    expect(names()).toEqual(['find']);
  });

  it('publishing is one read and one write', async () => {
    await relay.publish('tally-1');
    expect(names()).toEqual(['find', 'update']);
  });

  it('a tail is one read', async () => {
    await store.tail('tally-1', 0);
    expect(names()).toEqual(['find']);
  });

  it('a sweep that finds nothing is one question', async () => {
    await store.claimPending({ owner: 'one', leaseMs: 1, limit: 10, olderThanMs: 0 });
    expect(names()).toEqual(['aggregate']);
  });

  it('a look for what is due is by an index: streams that wait for no time are not read', async () => {
    const plan = await connection
      .collection('tallies')
      .find(dueBy(Date.parse(at)))
      .explain();
    expect(JSON.stringify(plan)).toContain('IXSCAN');
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  });

  it('every write waits for a majority and its journal, every read is of what a majority has', async () => {
    await told(add(1), 'third');
    const [read, write] = sent.map(({ command }) => command);
    expect(read?.readConcern).toEqual({ level: 'majority' });
    expect(write?.writeConcern).toMatchObject({ w: 'majority', j: true });
    sent.length = 0;
    await relay.publish('tally-1');
    expect(sent[1]?.command.writeConcern).toMatchObject({ w: 'majority', j: true });
    sent.length = 0;
    await store.claimDue({ owner: 'one', leaseMs: 1, limit: 1 });
    expect(sent[1]?.command.writeConcern).toMatchObject({ w: 'majority', j: true });
  });
});

import { Refusal } from '@handoff/decider';
import { describe, expect, it } from 'vitest';
import { add, addEach, refused, setAlarm, shrug, type Tally, tally } from '../test/conformance/tally.ts';
import {
  Conflict,
  createHandler,
  type HandlerParts,
  handledKept,
  type NearBound,
  Transient,
} from './index.ts';
import { inMemoryStreams, type StoredStreams, virtualTime } from './in-memory/index.ts';

const id = 'tally-1';

const given = (parts: Partial<HandlerParts> = {}) => {
  const time = virtualTime();
  const documents: StoredStreams = new Map();
  const store = parts.store ?? inMemoryStreams({ documents, time });
  const handler = createHandler({
    store,
    now: time.clock.now,
    accepts: () => undefined,
    time: { ...time.local, sleep: () => Promise.resolve() },
    ...parts,
  });
  let count = 0;
  const told = (command: Parameters<typeof handler.handle>[2], causation = `c${(count += 1)}`) =>
    handler.handle(tally, id, command, { causation, bodyHash: 'body' });
  return { time, store, documents, handler, told };
};

describe('a handled command', () => {
  it('is told the time of the business clock', async () => {
    const { handler, time } = given();
    const seen: unknown[] = [];
    const decider = { ...tally.decider, decide: (command: object) => (seen.push(command), []) };
    await handler.handle({ ...tally, decider }, id, shrug, { causation: 'c', bodyHash: 'b' });
    expect(seen).toEqual([{ ...shrug, at: time.clock.now() }]);
  });

  it('stamps its events with cause, time, trace and correlation, and an id of that time', async () => {
    const { handler, store, time } = given();
    const type = { ...tally, correlation: ({ total }: Tally) => `journey-${total}`, schemaVersion: () => 3 };
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await handler.handle(type, id, addEach(1, 2), { causation: 'c', bodyHash: 'b', trace });
    const [event] = (await store.load(id))?.events ?? [];
    expect(event).toMatchObject({
      type: 'Added',
      schema: 3,
      sequence: 1,
      time: time.clock.now(),
      causation: 'c',
      correlation: 'journey-3',
      trace,
    });
    const millis = Number.parseInt(event?.id.replaceAll('-', '').slice(0, 12) ?? '', 16);
    expect(new Date(millis).toISOString()).toBe(time.clock.now());
  });

  it('tells of the newest event of the stream that it goes on with', async () => {
    const newest: number[] = [];
    const { told } = given({ onContinued: ({ sequence }) => void newest.push(sequence) });
    await told(addEach(1, 1));
    await told(add(1));
    expect(newest).toEqual([2]);
  });

  it('never dates an event before the one it follows', async () => {
    const early = given();
    await early.told(add(1));
    const late = given({ store: early.store, now: () => '2020-01-01T00:00:00.000Z' });
    await late.told(add(1), 'other');
    const [first, second] = (await early.store.load(id))?.events ?? [];
    expect(second?.time).toBe(first?.time);
  });

  it('is refused where the id is not one of the stream type', async () => {
    const { handler, documents } = given();
    const meta = { causation: 'c', bodyHash: 'b' };
    await expect(handler.handle(tally, 'person-1', add(1), meta)).rejects.toMatchObject({
      code: 'not-such-an-id',
      place: 'tallyId',
    });
    const operator = { $gt: '' } as unknown as string;
    await expect(handler.handle(tally, operator, add(1), meta)).rejects.toBeInstanceOf(Refusal);
    expect(documents.size).toBe(0);
  });

  it('writes nothing when an event could not be published', async () => {
    const unfit = new Error('by: not a long');
    const accepts = () => {
      throw unfit;
    };
    const { told, documents } = given({ accepts });
    await expect(told(add(0.5))).rejects.toBe(unfit);
    expect(documents.size).toBe(0);
  });

  it('shows what it would publish before it is written', async () => {
    const seen: unknown[] = [];
    const { told, documents } = given({ accepts: (...event) => seen.push([...event, documents.size]) });
    await told(add(7));
    expect(seen).toEqual([['Added', { by: 7 }, 0]]);
  });

  it('is decided again when another writer was first', async () => {
    const { store, documents, time } = given();
    const other = given({ store: inMemoryStreams({ documents, time }) });
    let once = true;
    const racing = given({
      store,
      failpoint: async (name) => {
        if (name !== 'api.before-commit' || !once) return;
        once = false;
        await other.told(add(1), 'first');
      },
    });
    expect(await racing.told(add(2), 'second')).toEqual({ kind: 'done', version: 2, repeated: false });
    expect((await store.load(id))?.state).toMatchObject({ total: 3 });
  });

  it('is given up as worth repeating where others are always first', async () => {
    const store = { ...inMemoryStreams(), append: () => Promise.reject(new Conflict(id, 0)) };
    const racing = given({ store });
    const error = await racing.told(add(2)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Transient);
    expect(error).toMatchObject({ code: 'stream-contended' });
  });

  it('is answered whether or not what it did can be published', async () => {
    const relay = { publish: () => Promise.reject(new Error('the broker is away')) };
    expect(await given({ relay }).told(add(1))).toMatchObject({ kind: 'done' });
  });

  it('wakes the relay only for events', async () => {
    const woken: string[] = [];
    const { told } = given({ relay: { publish: async (streamId) => void woken.push(streamId) } });
    await told(add(1), 'once');
    await told(add(1), 'once');
    await told(refused);
    await told(shrug);
    expect(woken).toEqual([id]);
  });
});

describe('a command that comes again late', () => {
  const fill = async (told: ReturnType<typeof given>['told']) => {
    for (let nth = 0; nth < handledKept; nth += 1) await told(shrug, `filler-${nth}`);
  };

  it('is known by its events when its answer is forgotten', async () => {
    const { told, handler } = given();
    await told(addEach(1, 1), 'old');
    await fill(told);
    expect(await told(addEach(1, 1), 'old')).toEqual({ kind: 'done', version: 2, repeated: true });
    expect(await handler.read(tally, id)).toMatchObject({ version: 2 });
  });

  it('is refused as too old when it cannot be known whether it was answered', async () => {
    const { told, handler, time } = given();
    const issuedAt = time.clock.now();
    time.elapse(1_000);
    await fill(told);
    const meta = { causation: 'old', bodyHash: 'body' };
    await expect(handler.handle(tally, id, add(1), { ...meta, issuedAt })).rejects.toMatchObject({
      code: 'command-too-old',
    });
    const issuedNow = { ...meta, issuedAt: time.clock.now() };
    expect(await handler.handle(tally, id, add(1), issuedNow)).toMatchObject({ kind: 'done' });
  });
});

describe('a stream with bounds', () => {
  const bounded = { ...tally, bounds: { events: 10, bytes: 10_000 } };
  const meta = (causation: string) => ({ causation, bodyHash: 'body' });

  it('takes what fits and refuses what is one event too many, and remembers that', async () => {
    const { handler } = given();
    expect(await handler.handle(bounded, id, addEach(...Array<number>(10).fill(1)), meta('a'))).toMatchObject(
      {
        kind: 'done',
      },
    );
    const full = await handler.handle(bounded, id, add(1), meta('b'));
    expect(full).toMatchObject({ kind: 'refused', code: 'stream-full', version: 10, place: id });
    expect(await handler.handle(bounded, id, add(1), meta('b'))).toEqual({ ...full, repeated: true });
  });

  it('refuses what makes the document too large', async () => {
    const { handler } = given();
    const large = { type: 'Add', data: { by: 1, note: 'x'.repeat(10_000) } } as const;
    expect(await handler.handle(bounded, id, large, meta('a'))).toMatchObject({ code: 'stream-full' });
  });

  it('warns when four fifths are passed', async () => {
    const near: NearBound[] = [];
    const { handler } = given({ onNearBound: (warning) => near.push(warning) });
    await handler.handle(bounded, id, addEach(...Array<number>(8).fill(1)), meta('a'));
    expect(near).toEqual([]);
    await handler.handle(bounded, id, add(1), meta('b'));
    expect(near).toMatchObject([{ streamId: id, events: 9, bounds: bounded.bounds }]);
  });
});

describe('a stream folded by another version', () => {
  it('is folded anew from its events', async () => {
    const { told, handler } = given();
    await told(addEach(1, 2, 3));
    const doubling = {
      ...tally,
      fold: 2,
      decider: {
        ...tally.decider,
        evolve: (state: Tally, event: Parameters<typeof tally.decider.evolve>[1]) =>
          event.type === 'Added' ? { ...state, total: state.total + 2 * event.data.by } : state,
      },
    };
    expect(await handler.read(tally, id)).toMatchObject({ state: { total: 6 } });
    expect(await handler.read(doubling, id)).toMatchObject({ state: { total: 12 }, version: 3 });
    await handler.handle(doubling, id, add(1), { causation: 'next', bodyHash: 'body' });
    expect(await handler.read(doubling, id)).toMatchObject({ state: { total: 14 }, version: 4 });
  });

  it('reads events of an older schema through the upcasters, one version after another', async () => {
    const { told, handler } = given();
    await told(add(5));
    const upcasting = {
      ...tally,
      fold: 2,
      schemaVersion: () => 4,
      upcasters: {
        Added: {
          1: (data: object) => ({ ...data, by: Number('by' in data && data.by) * 10 }),
          3: (data: object) => ({ ...data, by: Number('by' in data && data.by) + 1 }),
        },
      },
    };
    expect(await handler.read(upcasting, id)).toMatchObject({ state: { total: 51 } });
  });
});

describe('a clock', () => {
  it('is a bug when it cannot say when it rings', async () => {
    await expect(given().told(setAlarm('soon'))).rejects.toThrow('"soon"');
  });
});

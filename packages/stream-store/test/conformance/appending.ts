import { describe, expect, it } from 'vitest';
import { type Change, Conflict, handledKept, type StoredEvent } from '../../src/index.ts';
import { type Bench, freshCausation, freshId, startProcess } from './bench.ts';
import { add, addEach, type Tally, tally } from './tally.ts';

const at = '2026-09-01T08:00:00.000Z';

const event = (sequence: number, causation: string, data: StoredEvent['data'] = { by: 1 }): StoredEvent => ({
  id: crypto.randomUUID(),
  type: 'Added',
  schema: 1,
  sequence,
  time: at,
  causation,
  data,
});

const change = (from: number, count = 1, causation = freshCausation()): Change => ({
  events: Array.from({ length: count }, (_, index) => event(from + index + 1, causation)),
  handled: { causation, bodyHash: 'body', at, outcome: { kind: 'done', version: from + count } },
  snapshot: { fold: 1, state: { total: from + count } },
  dueAt: null,
});

const nothing = (causation: string): Change => ({
  events: [],
  handled: { causation, bodyHash: 'body', at, outcome: { kind: 'nothing', version: 0 } },
});

const conflictsAmong = (results: PromiseSettledResult<unknown>[]) =>
  results.filter((result) => result.status === 'rejected' && result.reason instanceof Conflict).length;

export const appending = (bench: () => Bench) =>
  describe('appending', () => {
    it('gives a stream that was never written as undefined, with an empty tail and outbox', async () => {
      const store = await bench().open();
      const id = freshId();
      expect(await store.load(id)).toBeUndefined();
      expect(await store.tail(id, 0)).toEqual([]);
      expect(await store.outbox(id)).toEqual({ published: 0, events: [] });
    });

    it('keeps what was appended in one document: events, outbox, answers, state', async () => {
      const store = await bench().open();
      const id = freshId();
      const first = change(0, 2);
      await store.append(id, 0, first);
      expect(await store.load(id)).toMatchObject({
        _id: id,
        version: 2,
        published: 0,
        pending: true,
        fold: 1,
        state: { total: 2 },
        events: first.events,
        handled: [first.handled],
      });
    });

    it('lets exactly one of several writers make each version', async () => {
      const [one, other] = await Promise.all([bench().open(), bench().open()]);
      const id = freshId();
      for (const version of [0, 1, 2]) {
        const attempts = [one, other, one, other].map((store) => store.append(id, version, change(version)));
        expect(conflictsAmong(await Promise.allSettled(attempts))).toBe(3);
      }
      expect((await one.load(id))?.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    });

    it('refuses an append to a version the stream has not reached', async () => {
      const store = await bench().open();
      await expect(store.append(freshId(), 3, change(3))).rejects.toBeInstanceOf(Conflict);
    });

    it('keeps every answer that changes nothing when several are written at once', async () => {
      const [one, other] = await Promise.all([bench().open(), bench().open()]);
      const id = freshId();
      const causations = Array.from({ length: 6 }, freshCausation);
      // The first write makes the document; a writer that meets that moment may have to try again.
      await one.append(id, 0, nothing('first'));
      await Promise.all(
        causations.map((causation, nth) => (nth % 2 ? one : other).append(id, 0, nothing(causation))),
      );
      const document = await one.load(id);
      expect(document?.handled.map(({ causation }) => causation).sort()).toEqual(
        ['first', ...causations].sort(),
      );
      expect(document?.version).toBe(0);
    });

    it('writes an answer without events once, however many write it at once', async () => {
      const [one, other] = await Promise.all([bench().open(), bench().open()]);
      const id = freshId();
      const causation = freshCausation();
      const attempts = [one, other, one, other].map((store) => store.append(id, 0, nothing(causation)));
      expect(conflictsAmong(await Promise.allSettled(attempts))).toBe(3);
      await expect(one.append(id, 0, change(0, 1, causation))).rejects.toBeInstanceOf(Conflict);
      expect((await one.load(id))?.handled).toHaveLength(1);
    });

    it(`keeps the newest ${handledKept} answers`, async () => {
      const store = await bench().open();
      const id = freshId();
      await store.append(id, 0, change(0));
      const causations = Array.from({ length: handledKept }, freshCausation);
      for (const causation of causations) await store.append(id, 1, nothing(causation));
      expect((await store.load(id))?.handled.map(({ causation }) => causation)).toEqual(causations);
    });

    it('makes gapless versions under concurrent appenders, and folds all they did', async () => {
      const processes = await Promise.all([1, 2, 3].map(() => startProcess(bench())));
      const id = freshId();
      const told = processes.flatMap(({ tell }) => [
        tell(id, add(1)),
        tell(id, addEach(1, 1)),
        tell(id, add(1)),
      ]);
      await Promise.all(told);
      const document = await processes[0]?.store.load(id);
      expect(document?.events.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 12 }, (_, index) => index + 1),
      );
      expect(document?.version).toBe(12);
      expect((document?.state as Tally | undefined)?.total).toBe(12);
    });

    it('gives the tail after a sequence, published or not', async () => {
      const { store, tell, relay } = await startProcess(bench());
      const id = freshId();
      await tell(id, addEach(1, 1, 1));
      await relay.publish(id);
      await tell(id, add(1));
      expect((await store.tail(id, 1)).map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
      expect((await store.tail(id, 4)).map(({ sequence }) => sequence)).toEqual([]);
    });

    it('keeps any JSON as it is, whatever it looks like to a query language', async () => {
      const { handler, store } = await startProcess(bench());
      const id = freshId();
      const note = {
        $set: { 'a.b': '$$NOW' },
        'dotted.key': ['$version', null, true, '', { deep: [[]] }],
        numbers: [0, -1, 2 ** 31, 2 ** 53 - 1, 0.1],
        text: 'Ñandú 🙂 \u2028',
        constructor: 'c',
      };
      const command = { type: 'Add', data: { by: 1, note, left: undefined } } as const;
      await handler.handle(tally, id, command, { causation: freshCausation(), bodyHash: 'body' });
      expect((await store.load(id))?.events[0]?.data).toStrictEqual({ by: 1, note });
    });

    it('takes nothing but a string for an id', async () => {
      const store = await bench().open();
      const hostile = { $gt: '' } as unknown as string;
      await store.append(freshId(), 0, change(0));
      const found = await store.load(hostile).catch((error: unknown) => error);
      expect(found === undefined || found instanceof TypeError).toBe(true);
    });
  });

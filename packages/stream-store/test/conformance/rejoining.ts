import { describe, expect, it } from 'vitest';
import {
  Conflict,
  createRejoin,
  handledKept,
  type StoredEvent,
  type StreamDocument,
} from '../../src/index.ts';
import { type Bench, createTopic, freshCausation, freshId, startProcess } from './bench.ts';
import { add, addEach, refused, setAlarm, shrug, tally } from './tally.ts';

/** A stream with a past, and the same stream as an older backup has it. */
const putBack = async (bench: Bench, to: number) => {
  const { tell, relay, store } = await startProcess(bench);
  const id = freshId();
  const causations = [freshCausation(), freshCausation(), freshCausation()];
  await tell(id, add(1), causations[0]);
  await tell(id, addEach(2, 3), causations[1]);
  await tell(id, add(4), causations[2]);
  await relay.sweep();
  const before = (await store.load(id)) as StreamDocument;
  const older = freshId();
  await createRejoin({ store, streamTypes: [tally] })(older, before.events.slice(0, to));
  return { before, older, causations };
};

const knows = ({ version, published, pending, fold, state, events, dueAt }: StreamDocument) => ({
  version,
  published,
  pending,
  fold,
  state,
  events,
  dueAt,
});

export const rejoining = (bench: () => Bench) =>
  describe('rejoining what had been published', () => {
    it('is what it was: same ids, sequence, causes, state, and nothing left to publish', async () => {
      const { before, older } = await putBack(bench(), 1);
      const { store } = await startProcess(bench());
      const rejoin = createRejoin({ store, streamTypes: [tally] });
      expect(await rejoin(older, before.events)).toEqual({ events: 3, answers: 0 });
      const after = (await store.load(older)) as StreamDocument;
      expect(knows(after)).toEqual(knows(before));
      expect(await store.outbox(older)).toEqual({ published: 4, events: [] });
    });

    it('brings back a stream that was not there at all', async () => {
      const { before, older } = await putBack(bench(), 0);
      const { store } = await startProcess(bench());
      await createRejoin({ store, streamTypes: [tally] })(older, before.events);
      expect(await store.load(older)).toMatchObject({ version: 4, published: 4, state: { total: 10 } });
    });

    it('changes nothing the second time, in whatever order and however often the events were read', async () => {
      const { before, older } = await putBack(bench(), 2);
      const { store } = await startProcess(bench());
      const rejoin = createRejoin({ store, streamTypes: [tally] });
      await rejoin(older, [...before.events, ...before.events].toReversed());
      expect(await rejoin(older, before.events)).toEqual({ events: 0, answers: 0 });
      expect(await store.load(older)).toMatchObject({ version: 4 });
    });

    it('gives a repeated command its answer, and goes on behind it', async () => {
      const { before, older, causations } = await putBack(bench(), 1);
      const { store, tell } = await startProcess(bench());
      await createRejoin({ store, streamTypes: [tally] })(older, before.events);
      expect(await tell(older, addEach(2, 3), causations[1])).toMatchObject({ repeated: true, version: 3 });
      expect(await tell(older, add(5))).toMatchObject({ repeated: false, version: 5 });
    });

    it('knows the body of what it is told of with its answer, and asks for none of what came without', async () => {
      const { before, older, causations } = await putBack(bench(), 1);
      const { store, tell } = await startProcess(bench());
      const answers = before.handled.filter(({ causation }) => causation === causations[1]);
      await createRejoin({ store, streamTypes: [tally] })(older, before.events, answers);
      for (let nth = 0; nth < handledKept; nth += 1) await tell(older, shrug);
      const another = tell(older, add(9), causations[1], 'another body');
      await expect(another).rejects.toMatchObject({ code: 'causation-reused' });
      expect(await tell(older, add(9), causations[2], 'another body')).toMatchObject({
        kind: 'done',
        version: 4,
      });
    });

    it('remembers a refusal that it is told of, once', async () => {
      const { older } = await putBack(bench(), 1);
      const { store, tell } = await startProcess(bench());
      const rejoin = createRejoin({ store, streamTypes: [tally] });
      const other = freshId();
      const causation = freshCausation();
      await tell(other, refused, causation);
      const answers = (await store.load(other))?.handled ?? [];
      expect(await rejoin(older, [], answers)).toEqual({ events: 0, answers: 1 });
      expect(await rejoin(older, [], answers)).toEqual({ events: 0, answers: 0 });
      expect(await tell(older, add(1), causation)).toMatchObject({ kind: 'refused', repeated: true });
    });

    it('marks what the backup still held for unpublished', async () => {
      const { before } = await putBack(bench(), 0);
      const { store } = await startProcess(bench());
      const [first, second] = before.events as [StoredEvent, StoredEvent];
      const id = freshId();
      const handled = { causation: first.causation, bodyHash: 'body', at: first.time };
      await store.append(id, 0, {
        events: [first, second],
        handled: { ...handled, outcome: { kind: 'done', version: 2 } },
        snapshot: { fold: 1, state: { total: 3, alarm: null, rang: [] } },
      });
      await createRejoin({ store, streamTypes: [tally] })(id, before.events);
      expect(await store.outbox(id)).toEqual({ published: 4, events: [] });
      expect(await store.backlog()).toBe(0);
    });

    it('sets the clock that its last event set', async () => {
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      const rings = new Date(Date.parse(bench().clock.now()) + 60_000).toISOString();
      await tell(id, setAlarm(rings));
      const older = freshId();
      await createRejoin({ store, streamTypes: [tally] })(older, (await store.load(id))?.events ?? []);
      expect((await store.load(older))?.dueAt?.toISOString()).toBe(rings);
    });

    it('stops before a gap and names it', async () => {
      const { before, older } = await putBack(bench(), 1);
      const { store } = await startProcess(bench());
      const rejoin = createRejoin({ store, streamTypes: [tally] });
      const gapped = before.events.filter(({ sequence }) => sequence !== 3);
      expect(await rejoin(older, gapped)).toEqual({
        events: 1,
        answers: 0,
        trouble: { stream: older, sequence: 3, code: 'missing' },
      });
    });

    it('touches nothing of a stream that was written to meanwhile: two events claim one place', async () => {
      const { before, older } = await putBack(bench(), 1);
      const { store, tell } = await startProcess(bench());
      await tell(older, add(9));
      const rejoin = createRejoin({ store, streamTypes: [tally] });
      expect(await rejoin(older, before.events)).toEqual({
        events: 0,
        answers: 0,
        trouble: { stream: older, sequence: 2, code: 'fork' },
      });
      expect(await store.load(older)).toMatchObject({ version: 2 });
    });

    it('conflicts with a writer that was first', async () => {
      const { before, older } = await putBack(bench(), 2);
      const { store } = await startProcess(bench());
      await expect(store.rejoin(older, 1, { events: before.events.slice(1), handled: [] })).rejects.toThrow(
        Conflict,
      );
    });
  });

export const forgetting = (bench: () => Bench) =>
  describe('forgetting', () => {
    it('leaves nothing of what a stream said and answered', async () => {
      const { tell, relay, store } = await startProcess(bench());
      const id = freshId();
      await tell(id, add(7_654_321), 'partner:test:named after somebody', 'hash of what they sent');
      await relay.sweep();
      expect(await store.forget(id, 1)).toBe(true);
      expect(JSON.stringify(await store.load(id))).not.toMatch(/7654321|somebody|hash of/);
    });

    it('goes on with the sequence where it stood, as from a beginning', async () => {
      const topic = createTopic();
      const { tell, relay, store, handler } = await startProcess(bench(), { topic });
      const id = freshId();
      await tell(id, addEach(1, 2));
      await relay.sweep();
      await store.forget(id, 2);
      expect(await handler.read(tally, id)).toBeUndefined();
      expect(await tell(id, add(7))).toMatchObject({ kind: 'done', version: 3 });
      await relay.sweep();
      expect(topic.sequences(id)).toEqual([1, 2, 3]);
      expect((await handler.read(tally, id))?.state).toMatchObject({ total: 7 });
    });

    it('waits for what is not published, and for who was first', async () => {
      const { tell, relay, store } = await startProcess(bench());
      const id = freshId();
      await tell(id, add(1));
      expect(await store.forget(id, 1)).toBe(false);
      await relay.sweep();
      expect(await store.forget(id, 2)).toBe(false);
      expect(await store.forget(freshId(), 0)).toBe(false);
      expect(await store.load(id)).toMatchObject({ version: 1, state: { total: 1 } });
    });

    it('silences its clock', async () => {
      const { tell, relay, store, clocks } = await startProcess(bench());
      const id = freshId();
      await tell(id, setAlarm(bench().clock.now()));
      await relay.sweep();
      await store.forget(id, 1);
      await clocks.tick();
      expect(await store.load(id)).toMatchObject({ version: 1, events: [] });
    });
  });

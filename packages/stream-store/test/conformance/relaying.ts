import { describe, expect, it } from 'vitest';
import {
  type Bench,
  crashAt,
  createGate,
  createTopic,
  freshId,
  longLease,
  shortLease,
  startProcess,
} from './bench.ts';
import { add, addEach } from './tally.ts';

export const relaying = (bench: () => Bench) =>
  describe('relaying', () => {
    it('publishes at once what was appended, in order, and marks it', async () => {
      const topic = createTopic();
      const { tell, relay, store } = await startProcess(bench(), { topic, relayed: true });
      const id = freshId();
      await tell(id, addEach(1, 1));
      await tell(id, add(1));
      await relay.idle();
      expect(topic.sequences(id)).toEqual([1, 2, 3]);
      expect(await store.load(id)).toMatchObject({ version: 3, published: 3, pending: false });
    });

    it('publishes by the sweeper what a process left that died after the commit', async () => {
      const topic = createTopic();
      const dying = await startProcess(bench(), {
        topic,
        relayed: true,
        handler: { failpoint: crashAt('api.after-commit-before-reply') },
      });
      const id = freshId();
      await dying.tell(id, addEach(1, 1)).catch(() => undefined);
      expect(topic.sequences(id)).toEqual([]);

      const { relay, store } = await startProcess(bench(), { topic });
      expect(await relay.sweep()).toBe(1);
      expect(topic.sequences(id)).toEqual([1, 2]);
      expect(await store.load(id)).toMatchObject({ published: 2, pending: false });
      expect(await relay.sweep()).toBe(0);
    });

    it('sends again, never with a gap, what a process sent and did not live to mark', async () => {
      const topic = createTopic();
      const dying = await startProcess(bench(), {
        topic,
        relay: { failpoint: crashAt('relay.after-send-before-mark') },
      });
      const { tell, relay, store } = await startProcess(bench(), { topic });
      const id = freshId();
      await tell(id, addEach(1, 1));
      await dying.relay.publish(id).catch(() => undefined);
      await tell(id, add(1));
      await relay.sweep();
      expect(topic.sequences(id)).toEqual([1, 2, 1, 2, 3]);
      expect(await store.load(id)).toMatchObject({ published: 3, pending: false });
    });

    it('leaves to the appending process what has not waited long enough', async () => {
      const { tell, relay, store } = await startProcess(bench(), { relay: { olderThanMs: 60_000 } });
      const id = freshId();
      await tell(id, add(1));
      expect(await relay.sweep()).toBe(0);
      expect(await store.backlog()).toBe(1);
    });

    it('lets one sweeper claim a stream at a time', async () => {
      const { tell, store } = await startProcess(bench());
      const other = await bench().open();
      const id = freshId();
      await tell(id, add(1));
      const request = { leaseMs: longLease, olderThanMs: 0, limit: 10 };
      expect(await store.claimPending({ ...request, owner: 'one' })).toEqual([{ id, fence: 1 }]);
      expect(await other.claimPending({ ...request, owner: 'other' })).toEqual([]);
    });

    it('lets another claim it when the lease ran out', async () => {
      const { tell, store } = await startProcess(bench());
      const other = await bench().open();
      const id = freshId();
      await tell(id, add(1));
      await store.claimPending({ owner: 'one', leaseMs: shortLease, olderThanMs: 0, limit: 1 });
      await bench().elapse(shortLease);
      const request = { owner: 'other', leaseMs: longLease, olderThanMs: 0, limit: 10 };
      expect(await other.claimPending(request)).toEqual([{ id, fence: 2 }]);
    });

    it('shares the waiting streams among sweepers, the longest waiting first', async () => {
      const { tell, store } = await startProcess(bench());
      const other = await bench().open();
      const ids = [freshId(), freshId(), freshId()];
      for (const id of ids) {
        await tell(id, add(1));
        await bench().elapse(5);
      }
      const request = { leaseMs: longLease, olderThanMs: 0 };
      const first = await store.claimPending({ ...request, owner: 'one', limit: 2 });
      const second = await other.claimPending({ ...request, owner: 'other', limit: 2 });
      expect([first, second].map((claims) => claims.map(({ id }) => id))).toEqual([
        ids.slice(0, 2),
        ids.slice(2),
      ]);
    });

    it('lets no mark through that carries an old fence', async () => {
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      await tell(id, add(1));
      const request = { owner: 'one', leaseMs: shortLease, olderThanMs: 0, limit: 1 };
      await store.claimPending(request);
      await bench().elapse(shortLease);
      await store.claimPending({ ...request, owner: 'other' });
      expect(await store.markPublished(id, 0, 1, 1)).toBe(false);
      expect(await store.load(id)).toMatchObject({ published: 0, pending: true });
      expect(await store.markPublished(id, 0, 1, 2)).toBe(true);
      expect(await store.load(id)).toMatchObject({ published: 1, pending: false });
    });

    it('never gives a fence out twice, also after a mark freed the lease', async () => {
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      const request = { owner: 'one', leaseMs: longLease, olderThanMs: 0, limit: 1 };
      await tell(id, add(1));
      await store.claimPending(request);
      await store.markPublished(id, 0, 1, 1);
      await tell(id, add(1));
      expect(await store.claimPending(request)).toEqual([{ id, fence: 2 }]);
    });

    it('marks only forward, and never beyond the version', async () => {
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      await tell(id, addEach(1, 1));
      expect(await store.markPublished(id, 0, 3)).toBe(false);
      expect(await store.markPublished(id, 0, 2)).toBe(true);
      expect(await store.markPublished(id, 0, 1)).toBe(false);
      expect(await store.markPublished(id, 0, 2)).toBe(false);
      expect(await store.load(id)).toMatchObject({ published: 2, pending: false });
    });

    it('takes the mark of who sent further than another has marked meanwhile', async () => {
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      await tell(id, addEach(1, 1, 1));
      expect(await store.markPublished(id, 0, 1)).toBe(true);
      expect(await store.markPublished(id, 0, 2)).toBe(true);
      expect(await store.load(id)).toMatchObject({ published: 2, pending: true });
    });

    it('changes nothing by the late mark of a relay that was paused while another took over', async () => {
      const topic = createTopic();
      const gate = createGate();
      const pausing = {
        publish: async (...sent: Parameters<typeof topic.publish>) => {
          await gate.pass();
          await topic.publish(...sent);
        },
      };
      const paused = await startProcess(bench(), { topic: pausing, leaseMs: shortLease });
      const { tell, relay, store } = await startProcess(bench(), { topic });
      const id = freshId();
      await tell(id, addEach(1, 1));
      const sweeping = paused.relay.sweep();
      await gate.arrived;

      await bench().elapse(shortLease);
      await tell(id, add(1));
      await relay.sweep();
      const taken = await store.load(id);
      expect(taken).toMatchObject({ published: 3, pending: false });

      gate.open();
      await sweeping;
      expect(await store.load(id)).toEqual(taken);
      expect(topic.sequences(id)).toEqual([1, 2, 3, 1, 2]);
    });

    it('leaves pending what another process appends between the send and the mark', async () => {
      const topic = createTopic();
      const other = await startProcess(bench(), { topic });
      const { tell, relay, store } = await startProcess(bench(), {
        topic,
        relay: {
          failpoint: async (name) => {
            if (name === 'relay.after-send-before-mark') await other.tell(id, add(1));
          },
        },
      });
      const id = freshId();
      await tell(id, add(1));
      await relay.publish(id);
      expect(await store.load(id)).toMatchObject({ version: 2, published: 1, pending: true });
      await other.relay.sweep();
      expect(topic.sequences(id)).toEqual([1, 2]);
    });

    it('keeps the order, and loses nothing, while the broker is away', async () => {
      const topic = createTopic();
      let away = true;
      const failures: string[] = [];
      const broker = {
        publish: async (...sent: Parameters<typeof topic.publish>) => {
          if (away) throw new Error('the broker is away');
          await topic.publish(...sent);
        },
      };
      const { tell, relay, store } = await startProcess(bench(), {
        topic: broker,
        relayed: true,
        leaseMs: shortLease,
        relay: { onFailure: (id) => failures.push(id) },
      });
      const id = freshId();
      expect(await tell(id, add(1))).toMatchObject({ kind: 'done' });
      expect(await tell(id, add(1))).toMatchObject({ kind: 'done' });
      await relay.idle();
      expect(await relay.sweep()).toBe(0);
      expect(failures).toContain(id);
      expect(await store.backlog()).toBe(1);

      away = false;
      await bench().elapse(shortLease);
      expect(await relay.sweep()).toBe(1);
      expect(topic.sequences(id)).toEqual([1, 2]);
      expect(await store.backlog()).toBe(0);
    });

    it('publishes the other streams when one cannot be published', async () => {
      const topic = createTopic();
      const { tell, relay } = await startProcess(bench(), {
        topic: {
          publish: async (streamId, events) => {
            if (streamId === poisoned) throw new Error('too large');
            await topic.publish(streamId, events);
          },
        },
        relay: { batch: 2 },
      });
      const poisoned = freshId();
      const others = [freshId(), freshId(), freshId()];
      for (const id of [poisoned, ...others]) await tell(id, add(1));
      expect(await relay.sweep()).toBe(3);
      expect(others.map(topic.sequences)).toEqual([[1], [1], [1]]);
    });
  });

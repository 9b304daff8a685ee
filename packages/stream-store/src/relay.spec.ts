import { describe, expect, it } from 'vitest';
import { createGate, createTopic } from '../test/conformance/bench.ts';
import { add, tally } from '../test/conformance/tally.ts';
import { createHandler, createRelay, type RelayParts } from './index.ts';
import { inMemoryStreams, virtualTime } from './in-memory/index.ts';

const given = (parts: Partial<RelayParts> = {}) => {
  const time = virtualTime();
  const topic = createTopic();
  const store = inMemoryStreams({ time });
  const relay = createRelay({ store, publish: topic.publish, time: time.local, ...parts });
  const handler = createHandler({ store, now: time.clock.now, accepts: () => undefined });
  let count = 0;
  const append = (id: string) =>
    handler.handle(tally, id, add(1), { causation: `c${(count += 1)}`, bodyHash: 'body' });
  return { time, topic, store, relay, append };
};

describe('a relay', () => {
  it('sends the events of one stream one batch at a time, in order', async () => {
    const gate = createGate();
    const topic = createTopic();
    let sending = 0;
    const { relay, append } = given({
      publish: async (...sent) => {
        expect((sending += 1)).toBe(1);
        await gate.pass();
        await topic.publish(...sent);
        sending -= 1;
      },
    });
    await append('tally-1');
    const first = relay.publish('tally-1');
    await gate.arrived;
    await append('tally-1');
    const later = [relay.publish('tally-1'), relay.publish('tally-1')];
    gate.open();
    await Promise.all([first, ...later]);
    expect(topic.sequences('tally-1')).toEqual([1, 2]);
  });

  it('does not let one stream wait for another', async () => {
    const gate = createGate();
    const topic = createTopic();
    const { relay, append } = given({
      publish: async (streamId, events) => {
        if (streamId === 'tally-slow') await gate.pass();
        await topic.publish(streamId, events);
      },
    });
    await append('tally-slow');
    await append('tally-2');
    const slow = relay.publish('tally-slow');
    await gate.arrived;
    await relay.publish('tally-2');
    expect(topic.sequences('tally-2')).toEqual([1]);
    gate.open();
    await slow;
  });

  it('sends nothing where nothing is unpublished', async () => {
    const { relay, append, topic } = given();
    await append('tally-1');
    await relay.publish('tally-1');
    await relay.publish('tally-1');
    await relay.publish('tally-2');
    expect(topic.sequences('tally-1')).toEqual([1]);
    expect(topic.sequences('tally-2')).toEqual([]);
  });

  it('leaves the broker alone for a while after a failure, longer each time', async () => {
    let attempts = 0;
    const { relay, append, time } = given({
      publish: async () => {
        attempts += 1;
        throw new Error('the broker is away');
      },
    });
    await append('tally-1');
    const publish = () => relay.publish('tally-1').catch(() => undefined);
    await publish();
    await publish();
    expect(attempts).toBe(1);
    time.elapse(100);
    await publish();
    expect(attempts).toBe(2);
    time.elapse(199);
    await publish();
    expect(attempts).toBe(2);
    time.elapse(1);
    await publish();
    expect(attempts).toBe(3);
  });

  it('tries one batch and no more while the broker is away', async () => {
    let attempts = 0;
    const { relay, append, time } = given({
      batch: 2,
      publish: async () => {
        attempts += 1;
        throw new Error('the broker is away');
      },
    });
    for (const nth of [1, 2, 3, 4, 5]) await append(`tally-${nth}`);
    time.elapse(2_000);
    expect(await relay.sweep()).toBe(0);
    expect(attempts).toBe(2);
  });

  it('sweeps again and again once started, and finishes what it sends when stopped', async () => {
    const gate = createGate();
    const topic = createTopic();
    const swept = createGate();
    const { relay, append, time } = given({
      publish: async (...sent) => {
        await gate.pass();
        await topic.publish(...sent);
        if (sent[0] === 'tally-2') void swept.pass();
      },
    });
    await append('tally-1');
    time.elapse(2_000);
    relay.start();
    await gate.arrived;
    const stopped = relay.stop();
    gate.open();
    await stopped;
    expect(topic.sequences('tally-1')).toEqual([1]);

    relay.start();
    await append('tally-2');
    const passing = setInterval(() => time.elapse(500), 0);
    await swept.arrived;
    clearInterval(passing);
    await relay.stop();
    expect(topic.sequences('tally-2')).toEqual([1]);
  });

  it('reports what failed and goes on sweeping', async () => {
    const failed: string[] = [];
    const reported = createGate();
    const time = virtualTime();
    const store = {
      ...inMemoryStreams({ time }),
      claimPending: () => Promise.reject(new Error('the store is away')),
    };
    const relay = createRelay({
      store,
      publish: createTopic().publish,
      time: time.local,
      onFailure: (streamId) => {
        failed.push(streamId);
        if (failed.length === 2) void reported.pass();
      },
    });
    relay.start();
    const passing = setInterval(() => time.elapse(1_000), 0);
    await reported.arrived;
    clearInterval(passing);
    await relay.stop();
    expect(failed.slice(0, 2)).toEqual(['sweep', 'sweep']);
  });
});

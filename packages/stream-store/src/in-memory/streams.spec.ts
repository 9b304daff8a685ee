import { describe, expect, it } from 'vitest';
import { streamStoreConformance } from '../../test/conformance.ts';
import { inMemoryStreams, virtualTime } from './index.ts';

streamStoreConformance('memory', async () => {
  const time = virtualTime();
  const documents = new Map();
  return {
    open: async () => inMemoryStreams({ documents, time }),
    clock: time.clock,
    // Conflicts are waited out on the spot: nobody moves this time while a handler sleeps.
    time: { elapsed: time.local.elapsed, sleep: () => Promise.resolve() },
    elapse: async (ms) => time.elapse(ms),
    travel: async (ms) => time.travel(ms),
    close: async () => undefined,
  };
});

describe('what is kept in memory', () => {
  it('is changed by nobody who handed it over or read it', async () => {
    const store = inMemoryStreams();
    const state = { seats: [{ free: 1 }] };
    const outcome = { kind: 'done', version: 1 } as const;
    const event = {
      id: 'event-1',
      type: 'Opened',
      schema: 1,
      sequence: 1,
      time: '',
      causation: 'c',
      data: {},
    };
    await store.append('seats-1', 0, {
      events: [event],
      handled: { causation: 'c', bodyHash: 'b', at: '', outcome },
      snapshot: { fold: 1, state },
    });
    expect(() => state.seats.push({ free: 2 })).toThrow(TypeError);
    const read = await store.load('seats-1');
    expect(() => Object.assign(read?.events[0]?.data ?? {}, { more: true })).toThrow(TypeError);
    expect(await store.load('seats-1')).toMatchObject({ state: { seats: [{ free: 1 }] }, events: [event] });
  });
});

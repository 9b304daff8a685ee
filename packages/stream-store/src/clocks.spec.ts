import { describe, expect, it } from 'vitest';
import { setAlarm, tally } from '../test/conformance/tally.ts';
import { createClocks, createHandler, type Outcome, type StreamStore } from './index.ts';
import { inMemoryStreams, virtualTime } from './in-memory/index.ts';

const minute = 60_000;

const given = (within: (store: StreamStore) => Partial<StreamStore> = () => ({})) => {
  const time = virtualTime();
  const memory = inMemoryStreams({ time });
  const store = { ...memory, ...within(memory) };
  const handler = createHandler({ store, now: time.clock.now, accepts: () => undefined });
  const failed: string[] = [];
  const rung: [string, Outcome][] = [];
  const clocks = createClocks({
    store,
    streamTypes: [tally],
    handler,
    time: time.local,
    onFailure: (streamId) => failed.push(streamId),
    onRung: (streamId, outcome) => rung.push([streamId, outcome]),
  });
  const setFor = (id: string, minutes: number) => {
    const at = new Date(Date.parse(time.clock.now()) + minutes * minute).toISOString();
    return handler.handle(tally, id, setAlarm(at), { causation: `set-${id}`, bodyHash: 'body' });
  };
  return { time, store, clocks, setFor, failed, rung };
};

describe('the clocks', () => {
  it('ring everything that is due, however much, and say what came of it', async () => {
    const { time, clocks, setFor, rung } = given();
    const ids = Array.from({ length: 40 }, (_, nth) => `tally-${nth}`);
    for (const id of ids) await setFor(id, 1);
    await setFor('tally-late', 3);
    time.travel(2 * minute);
    expect(await clocks.tick()).toBe(40);
    expect(new Set(rung.map(([id]) => id))).toEqual(new Set(ids));
    expect(rung[0]?.[1]).toMatchObject({ kind: 'done', version: 2 });
  });

  it('ring the others when one fails, and that one again after its lease', async () => {
    let away = true;
    const { time, clocks, setFor, failed } = given((memory) => ({
      append: async (id, version, change) => {
        if (away && id === 'tally-bad' && version === 1) throw new Error('the store is away');
        await memory.append(id, version, change);
      },
    }));
    await setFor('tally-bad', 1);
    await setFor('tally-good', 1);
    time.travel(2 * minute);
    expect(await clocks.tick()).toBe(1);
    expect(failed).toEqual(['tally-bad']);
    away = false;
    expect(await clocks.tick()).toBe(0);
    time.elapse(10_000);
    expect(await clocks.tick()).toBe(1);
  });

  it('report a stream of a type they were not given', async () => {
    const { time, store, failed, clocks } = given();
    const dueAt = new Date(time.clock.now());
    const handled = {
      causation: 'c',
      bodyHash: 'b',
      at: '',
      outcome: { kind: 'nothing', version: 0 },
    } as const;
    await store.append('stranger-1', 0, { events: [], handled, dueAt });
    await clocks.tick();
    expect(failed).toEqual(['stranger-1']);
  });

  it('tick by themselves once started, until stopped', async () => {
    const { time, clocks, setFor, rung } = given();
    await setFor('tally-1', 1);
    clocks.start();
    const passing = setInterval(() => time.elapse(10_000), 0);
    await expect.poll(() => rung.length).toBe(1);
    clearInterval(passing);
    await clocks.stop();
  });
});

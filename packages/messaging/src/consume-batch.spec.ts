import { describe, expect, it } from 'vitest';
import { delivery } from '../test/messages.ts';
import { outage, scene } from '../test/scene.ts';
import { consumeBatch } from './consume-batch.ts';
import { inMemoryCursors } from './in-memory/index.ts';

const batchOf = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    delivery('referral-1', { sequence: n + 1 }, { offset: String(n + 1) }),
  );
const port = (active: () => boolean = () => true) => {
  const resolved: string[] = [];
  return { resolved, resolve: (offset: string) => void resolved.push(offset), beat: async () => {}, active };
};

describe('consuming a batch', () => {
  it('resolves each offset, once its cursor is written', async () => {
    const cursors = inMemoryCursors();
    const { subscriber } = scene({ cursors });
    const resolved: unknown[] = [];
    const resolve = (offset: string) => void resolved.push([offset, cursors.read('routing', 'referral-1')]);
    await consumeBatch(subscriber, batchOf(3), { ...port(), resolve });
    expect(resolved.map((entry) => (entry as string[])[0])).toEqual(['1', '2', '3']);
    expect(await (resolved[0] as unknown[])[1]).toMatchObject({ sequence: 3 });
  });

  it('resolves what was handled before an outage, and nothing after', async () => {
    const { subscriber } = scene({
      retry: { delaysMs: [] },
      handle: async ({ envelope }) => {
        if (envelope.sequence === 3) throw outage();
      },
    });
    const { resolved, ...rest } = port();
    await expect(consumeBatch(subscriber, batchOf(5), rest)).rejects.toThrow('away');
    expect(resolved).toEqual(['1', '2']);
  });

  it('stops between messages when the consumer does, and resolves only what was handled', async () => {
    const { subscriber, handled } = scene();
    const { resolved, ...rest } = port(() => handled.length < 2);
    await consumeBatch(subscriber, batchOf(5), rest);
    expect(handled).toHaveLength(2);
    expect(resolved).toEqual(['1', '2']);
  });

  it('resolves nothing while cursors cannot be written', async () => {
    const cursors = { ...inMemoryCursors(), advanceMany: () => Promise.reject(outage()) };
    const { subscriber, verdicts } = scene({ cursors });
    const { resolved, ...rest } = port();
    await expect(consumeBatch(subscriber, batchOf(2), rest)).rejects.toThrow('away');
    expect(resolved).toEqual([]);
    expect(verdicts).toEqual([]);
  });

  it('writes cursors in the course of a long batch, not only at its end', async () => {
    const { subscriber } = scene();
    const { resolved, ...rest } = port();
    let seen = 0;
    const beat = async () => {
      seen = Math.max(seen, resolved.length);
    };
    await consumeBatch(subscriber, batchOf(120), { ...rest, beat });
    expect(seen).toBeGreaterThanOrEqual(50);
    expect(resolved).toHaveLength(120);
  });

  it('beats the heart after every message', async () => {
    const { subscriber } = scene();
    let beats = 0;
    const beat = async () => void (beats += 1);
    await consumeBatch(subscriber, batchOf(4), { ...port(), beat });
    expect(beats).toBe(4);
  });
});

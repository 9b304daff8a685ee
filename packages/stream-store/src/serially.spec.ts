import { describe, expect, it } from 'vitest';
import { createGate } from '../test/conformance/bench.ts';
import { createSerially } from './serially.ts';

describe('work in turn', () => {
  it('on one key runs one after another, in the order it came', async () => {
    const { inTurn } = createSerially();
    const gate = createGate();
    const done: number[] = [];
    const first = inTurn('a', async () => {
      await gate.pass();
      done.push(1);
    });
    const second = inTurn('a', async () => void done.push(2));
    const elsewhere = inTurn('b', async () => void done.push(3));
    await elsewhere;
    gate.open();
    await Promise.all([first, second]);
    expect(done).toEqual([3, 1, 2]);
  });

  it('goes on after a failure, which only its own caller hears of', async () => {
    const { inTurn } = createSerially();
    const failing = inTurn('a', () => Promise.reject(new Error('no')));
    const next = inTurn('a', async () => 'done');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });

  it('is idle when nothing runs or waits', async () => {
    const { inTurn, idle } = createSerially();
    const done: number[] = [];
    void inTurn('a', async () => void done.push(1));
    void inTurn('a', async () => void done.push(2));
    await idle();
    expect(done).toEqual([1, 2]);
  });
});

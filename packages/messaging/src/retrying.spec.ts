import { describe, expect, it, vi } from 'vitest';
import { outage } from '../test/scene.ts';
import { createRetrying } from './retrying.ts';

const failing = (times: number, error: () => Error) => {
  let left = times;
  return vi.fn(async () => {
    left -= 1;
    if (left >= 0) throw error();
    return 'done';
  });
};
const sleeper = () => {
  const slept: number[] = [];
  return { slept, sleep: async (ms: number) => void slept.push(ms) };
};

describe('retrying', () => {
  it('tries an outage again until it is over, and beats the heart each time', async () => {
    const { slept, sleep } = sleeper();
    const heartbeat = vi.fn(async () => {});
    const attempt = failing(3, outage);
    expect(await createRetrying({ sleep })(attempt, heartbeat)).toBe('done');
    expect(slept).toEqual([50, 100, 200]);
    expect(heartbeat).toHaveBeenCalledTimes(3);
  });

  it('gives an outage that lasts back to the caller', async () => {
    const { slept, sleep } = sleeper();
    const attempt = failing(100, outage);
    await expect(createRetrying({ sleep })(attempt)).rejects.toThrow('the store is away');
    expect(attempt).toHaveBeenCalledTimes(7);
    expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(5_000);
  });

  it.each([
    new TypeError('x is undefined'),
    new Error('no'),
    Object.assign(new Error('maybe'), { transient: 'yes' }),
  ])('does not try %s again', async (error) => {
    const attempt = failing(1, () => error);
    await expect(createRetrying(sleeper())(attempt)).rejects.toBe(error);
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it('refuses pauses that would outlast the session', () => {
    expect(() => createRetrying({ delaysMs: [2500, 2600] })).toThrow(RangeError);
  });
});

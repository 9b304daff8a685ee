import { describe, expect, it } from 'vitest';
import { createTimeWindow } from './time-window.ts';

const reading = (asked: number, answered: number, said: number) => ({ asked, answered, said });

describe('a window on another clock', () => {
  it('takes the middle of the round trip', () => {
    const window = createTimeWindow();
    window.learn(reading(100, 120, 5_110));
    expect(window.ahead()).toBe(5_000);
  });

  it('is not spoilt by a slow reading', () => {
    const window = createTimeWindow();
    window.learn(reading(100, 102, 5_101));
    window.learn(reading(200, 4_200, 5_200));
    expect(Math.abs(window.ahead() - 5_000)).toBeLessThan(1);
  });

  it('narrows where readings overlap', () => {
    const window = createTimeWindow();
    window.learn(reading(0, 100, 1_000));
    window.learn(reading(100, 200, 1_150));
    // 900..1000 and 950..1050 meet in 950..1000, give or take the drift.
    expect(window.ahead()).toBeCloseTo(975, 0);
  });

  it('follows the other clock when it is set', () => {
    const window = createTimeWindow();
    window.learn(reading(0, 2, 5_001));
    window.learn(reading(100, 102, 3_605_101));
    expect(window.ahead()).toBe(3_605_000);
  });

  it('follows a slow drift', () => {
    const window = createTimeWindow();
    for (let at = 0; at <= 10_000_000; at += 10_000) window.learn(reading(at, at + 2, 5_001 + at * 1.0001));
    expect(Math.abs(window.ahead() - 6_000)).toBeLessThan(5);
  });

  it('says so when nothing was read yet', () => {
    expect(createTimeWindow().ahead).toThrow('Nothing has been read');
  });
});

import { describe, expect, it } from 'vitest';
import { nextWait, waits } from './schedule.ts';

const hour = 3_600_000;

describe('the wait for the next attempt', () => {
  it('spreads ten attempts over three days', () => {
    expect(waits).toHaveLength(9);
    const whole = waits.reduce((sum, wait) => sum + wait, 0);
    expect(whole / hour).toBeGreaterThan(72);
    expect(whole / hour).toBeLessThan(80);
  });

  it('is a fifth longer or shorter by chance', () => {
    expect(nextWait({ attempts: 1, random: 0 })).toBe(4_000);
    expect(nextWait({ attempts: 1, random: 0.5 })).toBe(5_000);
    expect(nextWait({ attempts: 1, random: 1 })).toBe(6_000);
  });

  it('is as long as the receiver asks, a day at most', () => {
    expect(nextWait({ attempts: 1, random: 0, retryAfterMs: 60_000 })).toBe(60_000);
    expect(nextWait({ attempts: 1, random: 0, retryAfterMs: 400 * hour })).toBe(24 * hour);
    expect(nextWait({ attempts: 4, random: 0.5, retryAfterMs: 1_000 })).toBe(2 * hour);
  });

  it('ends after the tenth attempt', () => {
    expect(nextWait({ attempts: 9, random: 0.5 })).toBe(24 * hour);
    expect(nextWait({ attempts: 10, random: 0.5, retryAfterMs: 1_000 })).toBeUndefined();
  });
});

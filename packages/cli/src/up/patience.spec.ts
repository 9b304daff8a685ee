import { describe, expect, it } from 'vitest';
import { createPatience } from './patience.ts';

const second = 1_000;

describe('the patience with a process that ends by itself', () => {
  const scene = () => {
    let now = 0;
    const patience = createPatience({ now: () => now });
    return (livedMs: number) => {
      now += livedMs;
      const pause = patience(livedMs);
      now += pause ?? 0;
      return { pause, now };
    };
  };

  it('starts it again almost at once, and waits longer each time it ends soon', () => {
    const ends = scene();
    expect([1, 1, 1, 1].map((seconds) => ends(seconds * second).pause)).toEqual([100, 200, 400, 800]);
  });

  it('never waits longer than five seconds', () => {
    const ends = scene();
    const pauses = Array.from({ length: 10 }, () => ends(second).pause ?? 0);
    expect(Math.max(...pauses)).toBe(5 * second);
  });

  it('outlasts a minute in which what it stands on is away', () => {
    const ends = scene();
    for (let now = 0; now < 60 * second; ) {
      const end = ends(second);
      expect(end.pause).toBeDefined();
      now = end.now;
    }
  });

  it('comes to an end after two minutes without a life of ten seconds', () => {
    const ends = scene();
    let last = ends(second);
    while (last.pause !== undefined) last = ends(second);
    expect(last.now).toBeGreaterThan(120 * second);
    expect(last.now).toBeLessThan(130 * second);
  });

  it('is whole again after a process that lived longer', () => {
    const ends = scene();
    for (let times = 0; times < 8; times += 1) ends(second);
    expect(ends(10 * second).pause).toBe(100);
  });
});

import { describe, expect, it } from 'vitest';
import type { RunningExchange } from '../commands/running.ts';
import { durationOf, jumpClock } from './jump-clock.ts';

describe('a jump', () => {
  it.each([
    ['36h', 36 * 3_600_000],
    ['14d', 14 * 86_400_000],
    ['2w', 14 * 86_400_000],
  ])('of %s is so many milliseconds', (text, ms) => expect(durationOf(text)).toBe(ms));

  it.each(['-3d', '0d', '5', 'tomorrow', '1.5d'])('of %s is refused', (text) =>
    expect(() => durationOf(text)).toThrow('36h, 14d, 2w'),
  );

  it('is refused where the time is the real one', () =>
    expect(jumpClock({ sandbox: false } as RunningExchange, 1)).rejects.toThrow('SANDBOX=true'));
});

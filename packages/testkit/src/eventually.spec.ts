import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';

describe('eventually', () => {
  it('gives what the first attempt gives that does not throw', async () => {
    let attempts = 0;
    const value = await eventually(
      () => {
        attempts += 1;
        expect(attempts).toBeGreaterThan(2);
        return attempts;
      },
      { every: 1 },
    );
    expect(value).toBe(3);
  });

  it('throws what was still wrong when time is up', async () => {
    const never = eventually(() => expect('offered').toBe('accepted'), { within: 20, every: 1 });
    await expect(never).rejects.toThrow(/after 20 ms still: expected 'offered' to be 'accepted'/);
  });

  it('tries at least once', async () => {
    expect(await eventually(async () => 'there', { within: 0 })).toBe('there');
  });
});

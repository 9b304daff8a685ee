import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepRescreening } from './keep-rescreening.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const log = () => {
  const said: string[] = [];
  return { said, warn: (message: string) => void said.push(message) };
};

describe('screening under new rules, round after round', () => {
  it('goes on after a round that failed, and says that it waits', async () => {
    const { said, warn } = log();
    let rounds = 0;
    const work = async () => {
      rounds += 1;
      if (rounds === 1) throw new Error('intake is away');
    };
    const running = keepRescreening({ work, log: { warn }, everyMs: 1_000 });
    await vi.advanceTimersByTimeAsync(2_500);
    expect(rounds).toBe(3);
    expect(said).toEqual(['Screening under the new rules waits']);
    await running.stop();
  });

  it('stops between two people, and starts no further round', async () => {
    let settled = 0;
    const work = async (goOn: () => boolean) => {
      while (goOn()) {
        settled += 1;
        await vi.advanceTimersByTimeAsync(1);
        if (settled === 3) stopped = running.stop();
      }
    };
    let stopped: Promise<void> | undefined;
    const running = keepRescreening({ work, log: log(), everyMs: 1_000 });
    await vi.waitUntil(() => stopped !== undefined);
    await stopped;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(settled).toBe(3);
  });
});

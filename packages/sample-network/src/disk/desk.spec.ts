import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openDesk } from './desk.ts';

describe('a desk', () => {
  it('numbers referrals in the order they come, and keeps the numbers over a restart', () => {
    const file = join(temporaryFolder(), 'desk.jsonl');
    const desk = openDesk(file);
    expect(['a', 'b', 'a'].map((referral) => desk.numberOf(referral))).toEqual([1, 2, 1]);
    expect(['c', 'b'].map((referral) => openDesk(file).numberOf(referral))).toEqual([3, 2]);
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openDesk } from './desk.ts';

describe('a desk', () => {
  it('numbers referrals in the order they come, in all and by service, and keeps the numbers over a restart', () => {
    const file = join(temporaryFolder(), 'desk.jsonl');
    const desk = openDesk(file);
    const came = [
      ['a', 'learn.esl'],
      ['b', 'learn.iet'],
      ['a', 'learn.esl'],
      ['c', 'learn.esl'],
    ] as const;
    expect(came.map(([referral, service]) => desk.arrivalOf(referral, service))).toEqual([
      { number: 1, ofService: 1 },
      { number: 2, ofService: 1 },
      { number: 1, ofService: 1 },
      { number: 3, ofService: 2 },
    ]);
    const again = openDesk(file);
    expect(again.arrivalOf('d', 'learn.iet')).toEqual({ number: 4, ofService: 2 });
    expect(again.arrivalOf('b', 'learn.iet')).toEqual({ number: 2, ofService: 1 });
  });
});

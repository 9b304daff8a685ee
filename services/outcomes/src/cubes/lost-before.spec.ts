import { describe, expect, it } from 'vitest';
import { storyOf } from '../testing/facts-of.ts';
import { makeRelease } from './make-release.ts';

const [summer, autumn] = ['2026-08-01T10:00:00.000Z', '2026-11-01T10:00:00.000Z'];
let people = 0;
const referred = (count: number, referrer: string, service: string, offeredAt: string) =>
  Array.from({ length: count }, () =>
    storyOf({
      referralId: `referral-${(people += 1)}`,
      personId: `person-${people}`,
      agency: ['north', 'west', 'east', 'hill'][people % 4] ?? '',
      referrer,
      service,
      offeredAt,
    }),
  );
const early = [
  ...referred(58, 'worker-center', 'learn.esl', summer),
  ...referred(3, 'library', 'legal.civil', summer),
  ...referred(9, 'clinic', 'work.placement', summer),
];
/** Reported after the quarter was released: who referred them knows more of what it said than fits the others that are hidden. */
const late = referred(3, 'worker-center', 'learn.esl', summer);
const next = ['library', 'clinic', 'shelter'].flatMap((from) => referred(20, from, 'learn.esl', autumn));

const afterSummer = async (whole: typeof early) => {
  const first = await makeRelease(2026, '2026Q3', early, []);
  const stood = () => whole;
  return makeRelease(2026, '2026Q4', [...whole, ...next], [{ ...first, stood }]);
};

describe('what an agency can tell of an earlier quarter by that quarter alone', { timeout: 120_000 }, () => {
  it('keeps no later quarter from being released, costs it nothing, and is counted', async () => {
    const [as, without] = [await afterSummer([...early, ...late]), await afterSummer(early)];
    expect(as.lost).toBeGreaterThan(0);
    expect(without.lost).toBe(0);
    expect(as.cells).toEqual(without.cells);
    expect(as.cells.filter(({ cell }) => cell.state === 'published')).not.toEqual([]);
  });
});

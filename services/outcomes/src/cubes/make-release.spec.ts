import { describe, expect, it } from 'vitest';
import type { ReferralStory } from '../indicators/network/story.ts';
import { storyOf } from '../testing/facts-of.ts';
import { hiddenIn, infer } from './attack.ts';
import { makeRelease, quartersDue } from './make-release.ts';
import { publicBook } from './public-book.ts';
import type { Release } from './release.ts';
import { isNarrowed } from './suppress.ts';

let people = 0;
/** So many people referred in a month, to two agencies in turn. */
const referred = (count: number, service: string, month: string, said: Partial<ReferralStory> = {}) =>
  Array.from({ length: count }, (_, at) =>
    storyOf({
      referralId: `referral-${(people += 1)}`,
      personId: `person-${people}`,
      agency: `agency-${at % 2}`,
      service,
      offeredAt: `${month}-10T10:00:00.000Z`,
      ...said,
    }),
  );
const done = { outcomeAt: '2026-12-01T10:00:00.000Z', acceptedAt: '2026-11-01T10:00:00.000Z' };
const stories = [
  ...referred(60, 'learn.esl', '2026-07', done),
  ...referred(40, 'learn.esl', '2026-08'),
  ...referred(4, 'legal.civil', '2026-08'),
  ...referred(30, 'work.placement', '2026-09', done),
  ...referred(50, 'learn.esl', '2026-11'),
  ...referred(25, 'train.occupational', '2026-11'),
];
const released = async () => {
  const first = await makeRelease(2026, '2026Q3', stories, []);
  const second = await makeRelease(2026, '2026Q4', stories, [first]);
  return { first, second };
};
const cellsOf = (...made: readonly Awaited<ReturnType<typeof makeRelease>>[]): Release =>
  new Map(made.flatMap(({ cells }) => cells.map(({ key, cell }) => [key, cell] as const)));

describe('releases of a program year', { timeout: 120_000 }, () => {
  it('show a quarter once it is over, and the year only with its last quarter', async () => {
    const { first, second } = await released();
    expect(cellsOf(first).get('quarter=2026Q3')).toMatchObject({ state: 'published', people: 135 });
    expect(cellsOf(first).get('quarter=2026Q3&service=learn')).toMatchObject({
      state: 'published',
      people: 100,
    });
    expect(cellsOf(first).has('quarter=2026Q4&service=learn')).toBe(false);
    expect(cellsOf(first, second).has('service=learn')).toBe(false);
  });

  it('hide four people and what would give them away, in both cubes and in all releases together', async () => {
    const { first, second } = await released();
    const shown = cellsOf(first, second);
    expect(shown.get('quarter=2026Q3&service=legal and papers')?.state).toBe('suppressed');
    expect((await infer(publicBook(2026), shown, hiddenIn(shown).slice(0, 6))).filter(isNarrowed)).toEqual(
      [],
    );
  });

  it('show the totals of the year with its last quarter, and none that gives an earlier quarter away', async () => {
    const whole = [
      ...referred(60, 'learn.esl', '2026-07'),
      ...referred(4, 'legal.civil', '2026-08'),
      ...referred(30, 'work.placement', '2026-09'),
      ...referred(50, 'learn.esl', '2026-11'),
      ...referred(35, 'learn.esl', '2027-02'),
      ...referred(45, 'learn.esl', '2027-05'),
    ];
    const kept: Awaited<ReturnType<typeof makeRelease>>[] = [];
    for (const quarter of ['2026Q3', '2026Q4', '2027Q1', '2027Q2'] as const)
      kept.push(await makeRelease(2026, quarter, whole, kept));
    const shown = cellsOf(...kept);
    expect(shown.has('service=learn')).toBe(true);
    expect(shown.get('service=legal and papers')?.state).toBe('suppressed');
    expect(cellsOf(...kept.slice(0, 3)).has('*')).toBe(false);
    expect((await infer(publicBook(2026), shown)).filter(isNarrowed)).toEqual([]);
    // What an earlier release said stands in the last one.
    for (const { key, cell } of kept.slice(0, 3).flatMap(({ cells }) => cells))
      expect(shown.get(key)).toEqual(cell);
  });

  it('are due for quarters that are over and were not shown', () => {
    expect(quartersDue(2026, '2026-12-31', [])).toEqual(['2026Q3']);
    expect(quartersDue(2026, '2027-01-01', [{ quarter: '2026Q3' }])).toEqual(['2026Q4']);
    expect(quartersDue(2026, '2026-09-30', [])).toEqual([]);
  });
});

describe('what is shown to everybody', () => {
  it('is told apart by nothing protected, nor by what stands in for it', () =>
    expect(publicBook(2026).flatMap(({ dimensions }) => dimensions.map(({ name }) => name))).toEqual([
      'quarter',
      'service',
      'result',
      'quarter',
      'place',
    ]));
});

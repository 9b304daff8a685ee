import { describe, expect, it } from 'vitest';
import type { ReferralStory } from '../indicators/network/story.ts';
import { storyOf } from '../testing/facts-of.ts';
import { hiddenIn, infer } from './attack.ts';
import { makeRelease, quartersDue, type Shown, shownOf } from './make-release.ts';
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
const cellsOf = (...made: readonly Shown[]): Release =>
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

  it('are made though referrals have come further since, and whole people were erased', async () => {
    const open = { offeredAt: '2026-07-10T10:00:00.000Z' };
    const early = referred(60, 'learn.esl', '2026-07', open);
    const later = [...referred(50, 'learn.esl', '2026-11'), ...referred(45, 'work.placement', '2027-05')];
    const kept: Shown[] = [await makeRelease(2026, '2026Q3', early, [])];
    const since = early.slice(25).map((story) => ({ ...story, ...done }));
    for (const quarter of ['2026Q4', '2027Q1', '2027Q2'] as const)
      kept.push(await makeRelease(2026, quarter, [...since, ...later], kept));
    const shown = cellsOf(...kept);
    expect(shown.get('quarter=2026Q3&result=open&service=learn')).toMatchObject({ people: 60 });
    expect(shown.get('quarter=2027Q2')).toMatchObject({ people: 45 });
    // 60 were shown and 35 are left: no total fits, so none is shown.
    expect(shown.has('*')).toBe(false);
  });

  it('are made though a few came while the first was made, so that their referrer had more there than was shown', async () => {
    const few = [
      ...referred(3, 'legal.civil', '2026-08'),
      ...referred(1, 'legal.civil', '2026-08', { referrer: 'library' }),
    ];
    const early = [...referred(60, 'learn.esl', '2026-07'), ...few];
    const whole = [...early, ...referred(5, 'learn.esl', '2026-07'), ...referred(50, 'learn.esl', '2026-11')];
    const first = { ...(await makeRelease(2026, '2026Q3', early, [])), stood: () => whole };
    const second = await makeRelease(2026, '2026Q4', whole, [first]);
    expect(cellsOf(first).get('quarter=2026Q3&service=legal and papers')?.state).toBe('suppressed');
    expect(cellsOf(second).get('quarter=2026Q4')).toMatchObject({ people: 50 });
  });

  it('say nothing of the year by result: a referral goes on, so its quarters do not add up to it', async () => {
    const kept: Awaited<ReturnType<typeof makeRelease>>[] = [];
    const open = referred(60, 'learn.esl', '2026-07');
    for (const quarter of ['2026Q3', '2026Q4', '2027Q1'] as const)
      kept.push(await makeRelease(2026, quarter, open, kept));
    const ended = open.map((story) => ({ ...story, ...done }));
    kept.push(await makeRelease(2026, '2027Q2', ended, kept));
    expect(cellsOf(...kept).get('*')).toMatchObject({ people: 60 });
    expect([...cellsOf(...kept).keys()].filter((key) => key.startsWith('result='))).toEqual([]);
  });

  it('of one year are not those of another', async () => {
    const kept: Shown[] = [];
    const [first, second] = [referred(60, 'learn.esl', '2026-07'), referred(30, 'learn.esl', '2027-08')];
    const stood = () => [...first, ...second];
    for (const quarter of ['2026Q3', '2026Q4', '2027Q1', '2027Q2'] as const)
      kept.push({ ...(await makeRelease(2026, quarter, first, kept)), stood });
    for (const quarter of ['2027Q3', '2027Q4', '2028Q1', '2028Q2'] as const)
      kept.push({ ...(await makeRelease(2027, quarter, second, kept)), stood });
    expect(cellsOf(...kept.slice(4)).get('*')).toMatchObject({ people: 30 });
    expect(shownOf(2027, kept).get('*')).toMatchObject({ people: 30 });
    expect(shownOf(2026, kept).get('*')).toMatchObject({ people: 60 });
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

import { describe, expect, it } from 'vitest';
import { publicSnapshot } from '../analyze/public-snapshot.ts';
import { buildStories } from '../figures/build-stories.ts';
import { factsOf } from '../testing/facts-of.ts';
import { ceiling, hiddenIn, infer } from './attack.ts';
import { makeRelease, type Shown, shownOf } from './make-release.ts';
import { publicBook, rowsFor } from './public-book.ts';
import { isSmall, type Release } from './release.ts';
import type { KeptRelease } from './releases.ts';
import { isNarrowed } from './suppress.ts';
import { tabulate } from './tabulate.ts';

const book = publicBook(2026);
let people = 0;
/** Referrals that were offered and no more. */
const receivedBy = (agency: string, count: number, service: string, month: string) =>
  Array.from({ length: count }, () => ({
    table: 'referral_moves' as const,
    status: 'offered',
    stream: `referral-${(people += 1)}`,
    referralId: `referral-${people}`,
    personId: `person-${people}`,
    agency,
    referrer: agency,
    service,
    alsoOfferedTo: null,
    trueOn: `${month}-10`,
    knownAt: `${month}-10T10:00:00.000Z`,
  }));
/** North and South, each so many. */
const both = (north: number, south: number, service: string, month: string) => [
  ...receivedBy('north', north, service, month),
  ...receivedBy('south', south, service, month),
];
const [summer, autumn, winter, spring] = ['2026-07', '2026-11', '2027-02', '2027-05'] as const;

/**
 * In two quarters North has 35 of 38. The two others are 83, shown as 85, and so at least that; the year is 242, shown as 240,
 * and so at most that. Who knows of 35 in autumn is left with 41 at most in summer, of which 35 are its own.
 */
const { rows } = factsOf([
  ...[summer, autumn].flatMap((month) => [
    ...both(35, 3, 'legal.civil', month),
    ...both(7, 7, 'work.placement', month),
  ]),
  ...[winter, spring].flatMap((month) => [
    ...both(42, 41, 'legal.civil', month),
    ...both(41, 41, 'work.placement', month),
  ]),
  ...[summer, autumn, winter, spring].flatMap((month) => both(40, 40, 'learn.esl', month)),
]);
const year = buildStories({ rows });

/** As everybody reads them after the year is over. */
const released = async (): Promise<Release> => {
  const kept: KeptRelease[] = [];
  await publicSnapshot(
    rows,
    { programYear: 2026, today: '2027-07-05', created: '2027-07-05T10:00:00.000Z' },
    {
      releases: async () => [],
      keep: async (made) => {
        const release = { ...made, at: '2027-07-05T10:00:00.000Z' };
        kept.push(release);
        return release;
      },
    },
  );
  return shownOf(2026, kept);
};

const releasedWithoutMemory = async (): Promise<Release> => {
  const kept: Shown[] = [];
  for (const quarter of ['2026Q3', '2026Q4', '2027Q1', '2027Q2'] as const)
    kept.push(await makeRelease(2026, quarter, year, kept));
  return shownOf(2026, kept);
};

const cells = new Map(book.flatMap((cube) => [...tabulate(cube, rowsFor(cube, 2026, year))]));

/** Hidden places of few in which an agency, with its own `mine` beside all releases, finds fewer than eleven others. */
const foundBy = async (agency: string, shown: Release) => {
  const ownAt = (key: string): number => cells.get(key)?.parties.get(agency)?.own.people ?? 0;
  const known = new Map(
    [...shown.keys()].map((key) => [key, { people: ownAt(key), referrals: ownAt(key) }] as const),
  );
  const most = await ceiling(book, shown, known);
  return hiddenIn(shown).filter((key) => {
    const cell = cells.get(key);
    if (!cell || !isSmall(cell) || cell.people === ownAt(key)) return false;
    return most(key, 'people') - ownAt(key) < 11;
  });
};

describe('an agency that reads the releases of a whole year beside its own people', {
  timeout: 240_000,
}, () => {
  it('finds no few others in a quarter of then by the totals that came with the last', async () => {
    const shown = await released();
    expect(shown.get('quarter=2026Q3&service=legal and papers')?.state).toBe('suppressed');
    for (const agency of ['north', 'south']) expect(await foundBy(agency, shown), agency).toEqual([]);
    expect((await infer(book, shown)).filter(isNarrowed)).toEqual([]);
    // Not by showing nothing: the last quarter and the year are there.
    for (const key of ['*', 'quarter=2027Q2', 'quarter=2027Q2&service=learn', 'service=learn'])
      expect(shown.get(key)?.state, key).toBe('published');
  });

  it('would find them where nobody remembered what it knows', async () => {
    const shown = await releasedWithoutMemory();
    expect(await foundBy('north', shown)).not.toEqual([]);
  });
});

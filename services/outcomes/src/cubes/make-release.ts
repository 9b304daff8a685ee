import type { ReferralStory } from '../indicators/network/story.ts';
import { type Quarter, quarterOf } from '../indicators/quarters.ts';
import { ceiling } from './attack.ts';
import { all, type Book, type Cell, type Cube, keyOf, type Place, placesOf } from './cube.ts';
import { publicBook, quartersOf, rowsFor } from './public-book.ts';
import type { Release } from './release.ts';
import type { KeptRelease } from './releases.ts';
import { Contradiction } from './solver.ts';
import { suppressAround } from './suppress.ts';
import { tabulate } from './tabulate.ts';

type Made = Pick<KeptRelease, 'quarter' | 'cells'>;
/** With how many hidden figures of earlier releases somebody can tell by those alone: they can't be taken back. */
type JustMade = Made & Readonly<{ lost: number }>;
/** A release, and the referrals as they stood when it was made: their parties know them still. */
export type Shown = Made & Readonly<{ stood?: () => readonly ReferralStory[] }>;

/** Quarters of a program year that are over and of which nothing was shown yet, the oldest first. */
export const quartersDue = (
  year: number,
  today: string,
  kept: readonly Pick<KeptRelease, 'quarter'>[],
): readonly Quarter[] =>
  quartersOf(year).filter(
    (quarter) => quarter < quarterOf(today) && !kept.some((release) => release.quarter === quarter),
  );

/** What was shown of one program year so far: each year is a book of its own. */
export const shownOf = (year: number, kept: readonly Made[]): Release =>
  new Map(ofYear(year, kept).flatMap(({ cells }) => cells.map(({ key, cell }) => [key, cell] as const)));

const ofYear = <Each extends Made>(year: number, kept: readonly Each[]): readonly Each[] =>
  kept.filter(({ quarter }) => quartersOf(year).some((each) => each === quarter));

/**
 * What may be shown of a quarter, made around what was shown before. With the last quarter of the year come the year's totals:
 * a total shown earlier would give away each later quarter by subtraction. Where people were erased since, so that no total
 * fits what was shown, none is.
 */
export const makeRelease = async (
  year: number,
  quarter: Quarter,
  stories: readonly ReferralStory[],
  kept: readonly Shown[],
): Promise<JustMade> => {
  const before = shownOf(year, kept);
  const stood = stoodIn(year, kept);
  const attempt = (withTotals: boolean) => released(year, { quarter, withTotals, stories, before, stood });
  if (quartersOf(year).at(-1) !== quarter) return attempt(false);
  return attempt(true).catch((error: unknown) => {
    if (error instanceof Contradiction) return attempt(false);
    throw error;
  });
};

type Asked = Readonly<{
  quarter: Quarter;
  withTotals: boolean;
  stories: readonly ReferralStory[];
  before: Release;
  stood: ReadonlyMap<string, Cell>;
}>;

const stoodIn = (year: number, kept: readonly Shown[]): ReadonlyMap<string, Cell> =>
  new Map(
    ofYear(year, kept).flatMap(({ cells, stood }) => {
      const those = new Set(cells.map(({ key }) => key));
      return stood ? [...cellsIn(year, stood())].filter(([key]) => those.has(key)) : [];
    }),
  );

const cellsIn = (year: number, stories: readonly ReferralStory[]): ReadonlyMap<string, Cell> =>
  new Map(publicBook(year).flatMap((cube) => [...tabulate(cube, rowsFor(cube, year, stories))]));

const released = async (
  year: number,
  { quarter, withTotals, stories, before, stood }: Asked,
): Promise<JustMade> => {
  const book = publicBook(year);
  const cells = cellsIn(year, stories);
  const shown = new Set<string>();
  for (const cube of book)
    for (const place of placesOf(cube))
      if (place[0] === quarter || (withTotals && isTotalOfYear(cube, place))) shown.add(keyOf(cube, place));
  const isReported = (key: string): boolean => shown.has(key);
  const { release, lost } = await suppressAround(book, cells, { before, stood, isReported });
  if (withTotals) await addsUp(book, release);
  return {
    quarter,
    cells: [...release].filter(([key]) => shown.has(key)).map(([key, cell]) => ({ key, cell })),
    lost: lost.length,
  };
};

/** Throws a Contradiction where the figures cannot all be true, also where nothing is hidden and nobody would try. */
const addsUp = async (book: Book, release: Release): Promise<void> => {
  (await ceiling(book, release, new Map()))(all, 'people');
};

/** Of what moves on, the quarters as they were shown do not add up to the year. */
const isTotalOfYear = ({ dimensions }: Cube, place: Place): boolean =>
  place[0] === all && dimensions.every(({ moves }, at) => !moves || place[at] === all);

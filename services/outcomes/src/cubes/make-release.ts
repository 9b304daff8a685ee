import type { ReferralStory } from '../indicators/network/story.ts';
import { type Quarter, quarterOf } from '../indicators/quarters.ts';
import { ceiling } from './attack.ts';
import { all, type Book, type Cell, type Cube, keyOf, type Place, placesOf } from './cube.ts';
import { publicBook, quartersOf, rowsFor } from './public-book.ts';
import type { Release } from './release.ts';
import type { KeptRelease } from './releases.ts';
import { Contradiction } from './solver.ts';
import { suppress } from './suppress.ts';
import { tabulate } from './tabulate.ts';

type Made = Pick<KeptRelease, 'quarter' | 'cells'>;

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
  new Map(
    kept
      .filter(({ quarter }) => quartersOf(year).some((each) => each === quarter))
      .flatMap(({ cells }) => cells.map(({ key, cell }) => [key, cell] as const)),
  );

/**
 * What may be shown of a quarter, made around what was shown before. With the last quarter of the year come the year's totals:
 * a total shown earlier would give away each later quarter by subtraction. Where people were erased since, so that no total
 * fits what was shown, none is.
 */
export const makeRelease = async (
  year: number,
  quarter: Quarter,
  stories: readonly ReferralStory[],
  kept: readonly Made[],
): Promise<Made> => {
  const before = shownOf(year, kept);
  const attempt = (withTotals: boolean) => released(year, { quarter, withTotals, stories, before });
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
}>;

const released = async (year: number, { quarter, withTotals, stories, before }: Asked): Promise<Made> => {
  const book = publicBook(year);
  const cells = new Map<string, Cell>();
  const shown = new Set<string>();
  for (const cube of book) {
    for (const [key, cell] of tabulate(cube, rowsFor(cube, year, stories))) cells.set(key, cell);
    for (const place of placesOf(cube))
      if (place[0] === quarter || (withTotals && isTotalOfYear(cube, place))) shown.add(keyOf(cube, place));
  }
  const release = await suppress(book, cells, { before, isReported: (key) => shown.has(key) });
  if (withTotals) await addsUp(book, release);
  return {
    quarter,
    cells: [...release].filter(([key]) => shown.has(key)).map(([key, cell]) => ({ key, cell })),
  };
};

/** Throws a Contradiction where the figures cannot all be true, also where nothing is hidden and nobody would try. */
const addsUp = async (book: Book, release: Release): Promise<void> => {
  (await ceiling(book, release, new Map()))(all, 'people');
};

/** Of what moves on, the quarters as they were shown do not add up to the year. */
const isTotalOfYear = ({ dimensions }: Cube, place: Place): boolean =>
  place[0] === all && dimensions.every(({ moves }, at) => !moves || place[at] === all);

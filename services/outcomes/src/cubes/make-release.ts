import type { ReferralStory } from '../indicators/network/story.ts';
import { type Quarter, quarterOf } from '../indicators/quarters.ts';
import { all, type Cell, type Cube, keyOf, placesOf } from './cube.ts';
import { publicBook, quartersOf, rowsFor } from './public-book.ts';
import type { Release } from './release.ts';
import type { KeptRelease } from './releases.ts';
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

/**
 * What may be shown of a quarter, made around what was shown before. With the last quarter of the year come the year's totals:
 * a total shown earlier would give away each later quarter by subtraction.
 */
export const makeRelease = async (
  year: number,
  quarter: Quarter,
  stories: readonly ReferralStory[],
  kept: readonly Pick<KeptRelease, 'cells'>[],
): Promise<Made> => {
  const book = publicBook(year);
  const before: Release = new Map(
    kept.flatMap(({ cells }) => cells.map(({ key, cell }) => [key, cell] as const)),
  );
  const cells = new Map<string, Cell>();
  const shown = new Set<string>();
  for (const cube of book) {
    for (const [key, cell] of tabulate(cube, rowsFor(cube, year, stories))) cells.set(key, cell);
    for (const key of keysShownWith(cube, quarter, year)) shown.add(key);
  }
  const release = await suppress(book, cells, {
    before: within(before, cells),
    isReported: (key) => shown.has(key),
  });
  return {
    quarter,
    cells: [...release].filter(([key]) => shown.has(key)).map(([key, cell]) => ({ key, cell })),
  };
};

const keysShownWith = (cube: Cube, quarter: Quarter, year: number): readonly string[] => {
  const isLast = quartersOf(year).at(-1) === quarter;
  return placesOf(cube)
    .filter((place) => place[0] === quarter || (isLast && place[0] === all))
    .map((place) => keyOf(cube, place));
};

const within = (before: Release, cells: ReadonlyMap<string, Cell>): Release =>
  new Map([...before].filter(([key]) => cells.has(key)));

import { all, type Cube, keyOf, placesOf } from '../../cubes/cube.ts';
import { type PublishedCell, type Release, rounding, shareOf, threshold } from '../../cubes/release.ts';
import type { Filled, Row } from '../table.ts';
import { filled, maybe } from './column.ts';

const totals = `'${all}' stands for all together.`;

/** A cube as it is shown: every place has a row, also where nothing may be said. */
export const cubeTable = (cube: Cube, shown: Release): Filled => ({
  table: {
    name: cube.id,
    doc: `${cube.doc} Every place has a row. Below ${threshold} people or referrals, from one agency alone, or where an agency would find fewer beside its own, nothing is shown, nor what would give it away; the rest is rounded to ${rounding}.`,
    key: cube.dimensions.map(({ name }) => name),
    columns: [
      ...cube.dimensions.map(({ name, doc }) => filled(name, 'string', `${doc} ${totals}`)),
      filled(
        'state',
        'string',
        'published; suppressed (somebody is there, and nothing more is said); zero (nobody is there); missing (not released: the quarter or the year is not over; a year has no figures by what changes, because its quarters were counted each at its end).',
      ),
      maybe(
        'people',
        'integer',
        `People, rounded to ${rounding}. Over quarters, services and results they do not add up: one person may stand in several.`,
      ),
      maybe('referrals', 'integer', `Referrals, rounded to ${rounding}.`),
      maybe(
        'percent_of_quarter',
        'integer',
        'Whole percent of the people of the quarter, of the rounded figures; only where both are shown.',
      ),
    ],
  },
  rows: placesOf(cube).map((place) => rowOf(cube, place, shown)),
});

const rowOf = (cube: Cube, at: readonly string[], shown: Release): Row => {
  const cell = shown.get(keyOf(cube, at)) ?? ({ at, state: 'missing' } satisfies PublishedCell);
  const whole = shown.get(
    keyOf(
      cube,
      at.map((value, which) => (which === 0 ? value : all)),
    ),
  );
  return {
    ...Object.fromEntries(cube.dimensions.map(({ name }, which) => [name, at[which] ?? all])),
    state: cell.state,
    people: countIn(cell, 'people'),
    referrals: countIn(cell, 'referrals'),
    percent_of_quarter: whole ? (shareOf(cell, whole) ?? null) : null,
  };
};

const countIn = (cell: PublishedCell, measure: 'people' | 'referrals'): number | null => {
  if (cell.state === 'zero') return 0;
  return cell.state === 'published' ? cell[measure] : null;
};

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenIn } from './attack.ts';
import { type Cube, keyOf, type Place, type Row } from './cube.ts';
import type { Release } from './release.ts';
import { suppress } from './suppress.ts';
import { tabulate } from './tabulate.ts';

const cube: Cube = {
  id: 'one-line',
  doc: 'For trying everything.',
  dimensions: [{ name: 'one', doc: 'One.', values: ['a', 'b', 'c'], exclusive: true }],
};
const inner: readonly Place[] = [['a'], ['b'], ['c']];

let people = 0;
/** So many people in a place, referred by one agency to another. */
const rowsAt = (at: Place, count: number, agency: string, referrer?: string): readonly Row[] =>
  Array.from({ length: count }, () => ({
    person: `person-${(people += 1)}`,
    agency,
    ...(referrer === undefined ? {} : { referrer }),
    at,
  }));
const releaseOf = (rows: readonly Row[]) => suppress([cube], tabulate(cube, rows));
const stateOf = (release: Release, ...at: string[]) => release.get(keyOf(cube, at))?.state;

/** Two large agencies: nothing is hidden for their sake. */
const plentyAt = (...places: readonly string[]): readonly Row[] =>
  places.flatMap((place) => [...rowsAt([place], 40, 'north'), ...rowsAt([place], 40, 'south')]);

describe('an agency that takes its own people out of a figure', { timeout: 60_000 }, () => {
  it('finds no few of another: where one has nearly all, nothing is shown', async () => {
    const few = [...rowsAt(['a'], 60, 'north'), ...rowsAt(['a'], 3, 'south')];
    expect(stateOf(await releaseOf([...plentyAt('b', 'c'), ...few]), 'a')).toBe('suppressed');
    const enough = [...few, ...rowsAt(['a'], 8, 'west')];
    expect(stateOf(await releaseOf([...plentyAt('b', 'c'), ...enough]), 'a')).toBe('published');
  });

  it('finds no few of another referrer, though two agencies received them', async () => {
    const from = (referrer: string, count: number) => [
      ...rowsAt(['a'], count, 'north', referrer),
      ...rowsAt(['a'], count, 'south', referrer),
    ];
    const release = await releaseOf([...plentyAt('b', 'c'), ...from('harbor', 30), ...from('river', 2)]);
    expect(stateOf(release, 'a')).toBe('suppressed');
    expect(stateOf(await releaseOf([...plentyAt('b', 'c'), ...from('harbor', 30)]), 'a')).toBe('published');
  });

  it('finds none beside a hidden place of which it knows nearly all', async () => {
    // Together they are forty, as the total less the shown place says; of these South knows thirty-four.
    const release = await releaseOf([
      ...rowsAt(['a'], 2, 'north'),
      ...rowsAt(['a'], 2, 'west'),
      ...rowsAt(['b'], 34, 'south'),
      ...rowsAt(['b'], 2, 'north'),
      ...plentyAt('c'),
    ]);
    expect([...release.values()].map(({ state }) => state)).toEqual([
      'suppressed',
      'suppressed',
      'suppressed',
      'published',
    ]);
  });
});

const most = 80;

/** What an agency can tell by trying every table: of each place, the most that may stand there. */
const ceilings = (release: Release, own: (key: string) => number): ReadonlyMap<string, number> => {
  const fits = (key: string, count: number): boolean => {
    const cell = release.get(key);
    if (cell?.state === 'published') return count >= 11 && Math.round(count / 5) * 5 === cell.people;
    return cell?.state === 'zero' ? count === 0 : count >= Math.max(1, own(key));
  };
  const keys = inner.map((at) => keyOf(cube, at));
  const [a = [], b = [], c = []] = keys.map((key) =>
    Array.from({ length: most + 1 }, (_, count) => count).filter((count) => fits(key, count)),
  );
  const highs = keys.map(() => 0);
  for (const one of a)
    for (const two of b)
      for (const three of c)
        if (fits('*', one + two + three))
          [one, two, three].forEach((count, at) => (highs[at] = Math.max(highs[at] ?? 0, count)));
  return new Map(keys.map((key, at) => [key, highs[at] ?? 0]));
};

describe('an agency that tries every table with what it knows', () => {
  it('tells of no hidden place that fewer than eleven others are there', async () => {
    const count = fc.integer({ min: 0, max: 30 });
    const place = fc.record({ north: count, south: count, west: fc.constantFrom(0, 2) });
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(place, place, place), async (places) => {
        const rows = places.flatMap((counts, index) =>
          Object.entries(counts).flatMap(([agency, many]) => rowsAt(inner[index] ?? [], many, agency)),
        );
        const cells = tabulate(cube, rows);
        const release = await releaseOf(rows);
        for (const agency of ['north', 'south', 'west']) {
          const own = (key: string): number => cells.get(key)?.parties.get(agency)?.own.people ?? 0;
          const highs = ceilings(release, own);
          // Where more than was tried may stand, nothing is known.
          if ([...highs.values()].some((high) => high === most)) continue;
          for (const key of hiddenIn(release).filter((each) => highs.has(each))) {
            const others = (cells.get(key)?.people ?? 0) - own(key);
            // Where the agency is all there is, nobody else is to be protected.
            if (others === 0 || others >= 11) continue;
            tried += 1;
            expect((highs.get(key) ?? 0) - own(key), `${agency} at ${key}`).toBeGreaterThanOrEqual(11);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(tried).toBeGreaterThan(0);
  }, 120_000);
});

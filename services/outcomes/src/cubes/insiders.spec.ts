import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ceiling, hiddenIn, inference } from './attack.ts';
import { type Cell, type Cube, keyOf, type Place, type Row } from './cube.ts';
import { weakToInsiders } from './insiders.ts';
import { isSmall, published, type PublishedCell, type Release } from './release.ts';
import { solver } from './solver.ts';
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

/** What one line leaves to a place of it: the most its total may be, less the least that stands at each of the others. */
const mostAt = (value: string, release: Release, own: (key: string) => number): number => {
  const least = ([key, cell]: [string, PublishedCell]): number =>
    Math.max(own(key), cell.state === 'published' ? cell.people - 2 : 1);
  const total = release.get('*');
  const others = [...release].filter(([key]) => key !== '*' && key !== `one=${value}`);
  return total?.state === 'published'
    ? total.people + 2 - others.reduce((sum, other) => sum + least(other), 0)
    : Infinity;
};

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

  it('finds no few beside those that it was offered and another accepted: its `mine` has them too', async () => {
    // Of the thirty-eight that stand there South was offered thirty-two, which four others accepted.
    const offered = ['west', 'east', 'hill', 'lake'].flatMap((agency) =>
      rowsAt(['a'], 8, agency).map((row) => ({ ...row, offeredTo: ['south'] })),
    );
    const rows = [
      ...plentyAt('b', 'c'),
      ...offered,
      ...rowsAt(['a'], 3, 'north'),
      ...rowsAt(['a'], 3, 'west'),
    ];
    expect(stateOf(await releaseOf(rows), 'a')).toBe('suppressed');
    expect(stateOf(await releaseOf([...rows, ...rowsAt(['a'], 9, 'hill')]), 'a')).toBe('published');
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

  it('finds none beside shown places that it knows to be more than they are shown as', async () => {
    // Harbor's are 111 of those shown as three times 35, so that of the 157 at most the shown 155 allows few are left.
    const six: Cube = {
      ...cube,
      dimensions: [{ name: 'one', doc: '', values: ['a1', 'a2', 'a3', 'b', 'c', 'e'], exclusive: true }],
    };
    const rows = [
      ...['a1', 'a2', 'a3'].flatMap((place) => [
        ...rowsAt([place], 20, 'north', 'harbor'),
        ...rowsAt([place], 17, 'south', 'harbor'),
      ]),
      ...rowsAt(['e'], 21, 'north'),
      ...rowsAt(['e'], 21, 'south'),
      ...rowsAt(['b'], 2, 'north'),
      ...rowsAt(['c'], 2, 'south'),
    ];
    const cells = tabulate(six, rows);
    const release = await suppress([six], cells);
    const own = (key: string): number => cells.get(key)?.parties.get('harbor')?.own.people ?? 0;
    expect(stateOf(release, 'b')).toBe('suppressed');
    expect(mostAt('b', release, own)).toBeGreaterThanOrEqual(11);
  });
});

const most = 80;

/** What an agency can tell by trying every table: of each place, the most that may stand there. */
const ceilings = (release: Release, own: (key: string) => number): ReadonlyMap<string, number> => {
  const fits = (key: string, count: number): boolean => {
    const cell = release.get(key);
    if (cell?.state === 'published')
      return count >= Math.max(11, own(key)) && Math.round(count / 5) * 5 === cell.people;
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

type Cells = ReadonlyMap<string, Cell>;

/** The same question, asked of every agency and every small place by itself. */
const weakOneByOne = async (cells: Cells, release: Release): Promise<string | undefined> => {
  const small = hiddenIn(release).filter((key) => isSmall(cells.get(key)!));
  for (const agency of ['north', 'south', 'west']) {
    const own = new Map(
      [...cells].flatMap(([key, { parties }]) => [[key, parties.get(agency)?.own] as const]),
    );
    const known = new Map([...own].flatMap(([key, counts]) => (counts ? [[key, counts] as const] : [])));
    const most = await ceiling([cube], release, known);
    for (const key of small) {
      const { people: mine = 0, referrals = 0 } = known.get(key) ?? {};
      if (cells.get(key)?.people === mine) continue;
      if (most(key, 'people') - mine < 11 || most(key, 'referrals') - referrals < 11) return key;
    }
  }
  return undefined;
};

const weakAtOnce = async (
  book: readonly Cube[],
  cells: Cells,
  release: Release,
): Promise<string | undefined> => {
  const asked = {
    outsider: await inference(book, release),
    isSmallNow: (key: string) => isSmall(cells.get(key)!),
  };
  return (await weakToInsiders(book, { now: cells, stood: new Map() }, release, asked))?.key;
};

describe('all agencies asked together', { timeout: 120_000 }, () => {
  it('are told of the same place as each by itself, whatever is hidden', async () => {
    // Most of what north knows is hidden beside a few of others: then it is ahead of everybody.
    const place = fc.record({
      counts: fc.record({
        north: fc.constantFrom(0, 2, 12, 34, 40),
        south: fc.constantFrom(0, 2, 12, 30),
        west: fc.constantFrom(0, 1, 3),
      }),
      isHidden: fc.boolean(),
    });
    const found = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(fc.tuple(place, place, place), async (places) => {
        const rows = places.flatMap(({ counts }, index) =>
          Object.entries(counts).flatMap(([agency, many]) => rowsAt(inner[index] ?? [], many, agency)),
        );
        const cells = tabulate(cube, rows);
        const alsoHidden = new Set(
          places.flatMap(({ isHidden }, index) => (isHidden ? [keyOf(cube, inner[index] ?? [])] : [])),
        );
        const isHidden = (key: string, cell: Cell): boolean => isSmall(cell) || alsoHidden.has(key);
        const release: Release = new Map(
          [...cells].map(([key, cell]) => [key, published(cell, isHidden(key, cell), true)]),
        );
        const weak = await weakOneByOne(cells, release);
        found.add(weak !== undefined);
        expect(await weakAtOnce([cube], cells, release)).toBe(weak);
      }),
      { numRuns: 150 },
    );
    expect(found.size).toBe(2);
  });

  it('take one question an agency where there is nothing to find, and none where it knows no more than everybody', async () => {
    const wide: Cube = {
      ...cube,
      dimensions: [
        { name: 'one', doc: '', values: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], exclusive: true },
      ],
    };
    const agencies = Array.from({ length: 12 }, (_, at) => `agency-${at}`);
    // Of eight places each has one person, but the first three agencies have two.
    const rows = (wide.dimensions[0]?.values ?? []).flatMap((value) =>
      agencies.slice(0, 7).flatMap((agency, at) => rowsAt([value], at < 3 ? 2 : 1, agency)),
    );
    const cells = tabulate(wide, rows);
    const release: Release = new Map([...cells].map(([key, cell]) => [key, published(cell, true, true)]));
    const outsider = await inference([wide], release);
    hiddenIn(release).forEach(outsider);
    const solve = vi.spyOn(await solver(), 'solve');
    const isSmallNow = (key: string): boolean => isSmall(cells.get(key)!);
    expect(
      await weakToInsiders([wide], { now: cells, stood: new Map() }, release, { outsider, isSmallNow }),
    ).toBe(undefined);
    expect(solve.mock.calls.length).toBe(3);
    solve.mockRestore();
  });
});

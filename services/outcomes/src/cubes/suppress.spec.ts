import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenIn, infer } from './attack.ts';
import { all, type Cube, keyOf, type Row } from './cube.ts';
import { type PublishedCell, type Release, shareOf } from './release.ts';
import { byLanguageAndPlace as cube, peopleAt } from './samples.ts';
import { isNarrowed, suppress } from './suppress.ts';
import { tabulate } from './tabulate.ts';

const releaseOf = (rows: readonly Row[], options = {}) => suppress(cube, tabulate(cube, rows), options);
const at = (release: Release, ...place: string[]): PublishedCell => {
  const found = release.get(keyOf(place));
  if (!found) throw new Error(`no place ${keyOf(place)}`);
  return found;
};
const plenty = [
  ...peopleAt(['es', 'city'], 60),
  ...peopleAt(['es', 'rural'], 41),
  ...peopleAt(['ht', 'city'], 37),
  ...peopleAt(['ht', 'rural'], 33),
  ...peopleAt(['vi', 'city'], 28),
];

describe('a cube that is released', () => {
  it('shows what is large, rounded to five, and tells zero from hidden', async () => {
    const release = await releaseOf(plenty);
    expect(at(release, 'es', 'city')).toEqual({
      at: ['es', 'city'],
      state: 'published',
      people: 60,
      referrals: 60,
    });
    expect(at(release, 'es', 'rural')).toMatchObject({ people: 40 });
    expect(at(release, 'vi', 'rural')).toEqual({ at: ['vi', 'rural'], state: 'zero' });
    expect(at(release, all, all)).toMatchObject({ people: 200 });
  });

  it('hides fewer than eleven people, and something beside them, so that no subtraction brings them back', async () => {
    const release = await releaseOf([...plenty, ...peopleAt(['vi', 'rural'], 4)]);
    expect(at(release, 'vi', 'rural').state).toBe('suppressed');
    expect(at(release, 'vi', 'city').state).toBe('suppressed');
    expect([...release.values()].filter(({ state }) => state === 'suppressed').length).toBeGreaterThan(3);
    expect((await infer(cube, release)).filter(isNarrowed)).toEqual([]);
  });

  it('hides what one agency alone stands behind, however large', async () => {
    const release = await releaseOf([...plenty, ...peopleAt(['vi', 'rural'], 40, 1)]);
    expect(at(release, 'vi', 'rural').state).toBe('suppressed');
  });

  it('hides few referrals as it hides few people', async () => {
    const few = peopleAt(['vi', 'rural'], 10);
    expect(at(await releaseOf([...plenty, ...few]), 'vi', 'rural').state).toBe('suppressed');
  });

  it('says of a place nobody reports from that it is missing, not that nobody is there', async () => {
    const cells = tabulate(cube, plenty);
    const release = await suppress(cube, cells, { isReported: ({ at: place }) => place[0] !== 'vi' });
    expect(at(release, 'vi', 'rural')).toEqual({ at: ['vi', 'rural'], state: 'missing' });
  });

  it('gives shares of shown figures only', async () => {
    const release = await releaseOf([...plenty, ...peopleAt(['vi', 'rural'], 4)]);
    expect(shareOf(at(release, 'es', 'city'), at(release, 'es', all))).toBe(60);
    expect(shareOf(at(release, 'vi', 'rural'), at(release, 'vi', all))).toBeUndefined();
  });

  it('is the same for the same people in another order', async () => {
    const rows = [...plenty, ...peopleAt(['vi', 'rural'], 4)];
    expect(await releaseOf(rows.toReversed())).toEqual(await releaseOf(rows));
  });
});

describe('a second release', () => {
  const quarters: Cube = {
    id: 'referrals-by-quarter',
    doc: 'Referrals by language and quarter.',
    dimensions: [
      { name: 'language', doc: 'Language of the intake.', values: ['es', 'ht'], exclusive: true },
      { name: 'quarter', doc: 'Quarter.', values: ['Q1', 'Q2'], exclusive: false },
    ],
  };
  const first = [...peopleAt(['es', 'Q1'], 50), ...peopleAt(['ht', 'Q1'], 7)];
  const second = [...peopleAt(['es', 'Q2'], 40), ...peopleAt(['ht', 'Q2'], 30)];

  it('keeps what the first showed, and shows no total that would give away what the first hid', async () => {
    const early = await suppress(quarters, tabulate(quarters, first));
    const before = new Map([...early].filter(([key]) => key.endsWith('|Q1')));
    const release = await suppress(quarters, tabulate(quarters, [...first, ...second]), { before });
    for (const [key, cell] of before) expect(release.get(key)).toEqual(cell);
    expect(before.get('ht|Q1')?.state).toBe('suppressed');
    expect((await infer(quarters, release)).filter(isNarrowed)).toEqual([]);
  });
});

describe('an attacker who tries every table', () => {
  const small: Cube = {
    id: 'two-by-two',
    doc: 'For trying everything.',
    dimensions: [
      { name: 'one', doc: 'One.', values: ['a', 'b'], exclusive: true },
      { name: 'other', doc: 'Other.', values: ['x', 'y'], exclusive: true },
    ],
  };
  const most = 36;

  /** Every table of whole numbers that would have been released as this one was: what no arithmetic can go beyond. */
  const possible = (release: Release): ReadonlyMap<string, readonly [number, number]> => {
    const ranges = new Map<string, [number, number]>();
    const fits = (key: string, count: number): boolean => {
      const cell = release.get(key);
      if (cell?.state === 'published') return count >= 11 && Math.round(count / 5) * 5 === cell.people;
      return cell?.state === 'zero' ? count === 0 : count >= 1;
    };
    for (let ax = 0; ax <= most; ax += 1)
      for (let ay = 0; fits('a|x', ax) && ay <= most; ay += 1)
        for (let bx = 0; fits('a|y', ay) && fits('a|*', ax + ay) && bx <= most; bx += 1)
          for (let by = 0; fits('b|x', bx) && fits('*|x', ax + bx) && by <= most; by += 1) {
            const sums = { 'b|y': by, '*|y': ay + by, 'b|*': bx + by, '*|*': ax + ay + bx + by };
            if (!Object.entries(sums).every(([key, count]) => fits(key, count))) continue;
            const counts = { 'a|x': ax, 'a|y': ay, 'b|x': bx, 'a|*': ax + ay, '*|x': ax + bx, ...sums };
            for (const [key, count] of Object.entries(counts)) {
              const [low, high] = ranges.get(key) ?? [count, count];
              ranges.set(key, [Math.min(low, count), Math.max(high, count)]);
            }
          }
    return ranges;
  };

  it('narrows no hidden cell', async () => {
    const count = fc.integer({ min: 0, max: 24 });
    const place = fc.record({ count, agencies: fc.integer({ min: 1, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.tuple(place, place, place, place), async (places) => {
        const rows = [
          ['a', 'x'],
          ['a', 'y'],
          ['b', 'x'],
          ['b', 'y'],
        ].flatMap((where, index) => peopleAt(where, places[index]?.count ?? 0, places[index]?.agencies));
        const release = await suppress(small, tabulate(small, rows));
        const ranges = possible(release);
        const narrowed = hiddenIn(release).filter((key) => {
          const [low, high] = ranges.get(key) ?? [0, 0];
          return high - low < 10 || high < 11;
        });
        expect(narrowed).toEqual([]);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

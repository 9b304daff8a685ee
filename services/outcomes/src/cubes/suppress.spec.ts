import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenIn, infer } from './attack.ts';
import { all, type Cube, keyOf, type Row } from './cube.ts';
import { type PublishedCell, type Release, shareOf } from './release.ts';
import { byServiceAndPlace as cube, peopleAt } from './samples.ts';
import { isNarrowed, suppress } from './suppress.ts';
import { tabulate } from './tabulate.ts';

const releaseOf = (rows: readonly Row[], options = {}) => suppress([cube], tabulate(cube, rows), options);
const at = (release: Release, ...place: string[]): PublishedCell => {
  const found = release.get(keyOf(cube, place));
  if (!found) throw new Error(`no place ${keyOf(cube, place)}`);
  return found;
};
const plenty = [
  ...peopleAt(['learn', 'city'], 60),
  ...peopleAt(['learn', 'rural'], 41),
  ...peopleAt(['train', 'city'], 37),
  ...peopleAt(['train', 'rural'], 33),
  ...peopleAt(['work', 'city'], 28),
];

describe('a cube that is released', { timeout: 60_000 }, () => {
  it('shows what is large, rounded to five, and tells zero from hidden', async () => {
    const release = await releaseOf(plenty);
    expect(at(release, 'learn', 'city')).toEqual({
      at: ['learn', 'city'],
      state: 'published',
      people: 60,
      referrals: 60,
    });
    expect(at(release, 'learn', 'rural')).toMatchObject({ people: 40 });
    expect(at(release, 'work', 'rural')).toEqual({ at: ['work', 'rural'], state: 'zero' });
    expect(at(release, all, all)).toMatchObject({ people: 200 });
  });

  it('hides fewer than eleven people, and something beside them, so that no subtraction brings them back', async () => {
    const release = await releaseOf([...plenty, ...peopleAt(['work', 'rural'], 4)]);
    expect(at(release, 'work', 'rural').state).toBe('suppressed');
    expect(at(release, 'work', 'city').state).toBe('suppressed');
    expect([...release.values()].filter(({ state }) => state === 'suppressed').length).toBeGreaterThan(3);
    expect((await infer([cube], release)).filter(isNarrowed)).toEqual([]);
  });

  it('hides a third place of a line where two hidden ones are few together: the rest of the total is the two', async () => {
    const line: Cube = { ...cube, dimensions: [{ ...cube.dimensions[0]!, name: 'service' }] };
    const rows = [...peopleAt(['learn'], 60), ...peopleAt(['train'], 3), ...peopleAt(['work'], 4)];
    const release = await suppress([line], tabulate(line, rows));
    // 67 at most, of which 58 at least are in the first: no more than nine in the two.
    expect([...release.values()].filter(({ state }) => state === 'suppressed').length).toBeGreaterThan(2);
    expect((await infer([line], release)).filter(isNarrowed)).toEqual([]);
  });

  it('hides what one agency alone stands behind, however large', async () => {
    const release = await releaseOf([...plenty, ...peopleAt(['work', 'rural'], 40, 1)]);
    expect(at(release, 'work', 'rural').state).toBe('suppressed');
  });

  it('hides few referrals as it hides few people', async () => {
    const few = peopleAt(['work', 'rural'], 10);
    expect(at(await releaseOf([...plenty, ...few]), 'work', 'rural').state).toBe('suppressed');
  });

  it('says of a place nobody reports from that it is missing, not that nobody is there', async () => {
    const cells = tabulate(cube, plenty);
    const release = await suppress([cube], cells, { isReported: (key) => !key.includes('service=work') });
    expect(at(release, 'work', 'rural')).toEqual({ at: ['work', 'rural'], state: 'missing' });
  });

  it('gives shares of shown figures only', async () => {
    const release = await releaseOf([...plenty, ...peopleAt(['work', 'rural'], 4)]);
    expect(shareOf(at(release, 'learn', 'city'), at(release, 'learn', all))).toBe(60);
    expect(shareOf(at(release, 'work', 'rural'), at(release, 'work', all))).toBeUndefined();
  });

  it('is the same for the same people in another order', async () => {
    const rows = [...plenty, ...peopleAt(['work', 'rural'], 4)];
    expect(await releaseOf(rows.toReversed())).toEqual(await releaseOf(rows));
  });
});

describe('a second release', { timeout: 60_000 }, () => {
  const quarters: Cube = {
    id: 'referrals-by-quarter',
    doc: 'Referrals by service and quarter.',
    dimensions: [
      { name: 'service', doc: 'Family of services.', values: ['learn', 'train'], exclusive: true },
      { name: 'quarter', doc: 'Quarter.', values: ['Q1', 'Q2'], exclusive: false },
    ],
  };
  const first = [...peopleAt(['learn', 'Q1'], 50), ...peopleAt(['train', 'Q1'], 7)];
  const second = [...peopleAt(['learn', 'Q2'], 40), ...peopleAt(['train', 'Q2'], 30)];

  it('keeps what the first showed, and shows no total that would give away what the first hid', async () => {
    const early = await suppress([quarters], tabulate(quarters, first));
    const before = new Map([...early].filter(([key]) => key.includes('quarter=Q1')));
    const release = await suppress([quarters], tabulate(quarters, [...first, ...second]), { before });
    for (const [key, cell] of before) expect(release.get(key)).toEqual(cell);
    expect(before.get('quarter=Q1&service=train')?.state).toBe('suppressed');
    expect((await infer([quarters], release)).filter(isNarrowed)).toEqual([]);
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
    const fits = (key: string): readonly boolean[] =>
      Array.from({ length: 4 * most + 1 }, (_, count) => {
        const cell = release.get(key);
        if (cell?.state === 'published') return count >= 11 && Math.round(count / 5) * 5 === cell.people;
        return cell?.state === 'zero' ? count === 0 : count >= 1;
      });
    const inner = ['one=a&other=x', 'one=a&other=y', 'one=b&other=x', 'one=b&other=y'];
    const keys = [...inner, 'one=a', 'one=b', 'other=x', 'other=y', '*'];
    const ranges = keys.map((): [number, number] => [Infinity, -Infinity]);
    const fitting = keys.map(fits);
    const isFit = (which: number, count: number): boolean => fitting[which]?.[count] ?? false;
    const [axs = [], ays = [], bxs = [], bys = []] = inner.map((_, which) =>
      Array.from({ length: most + 1 }, (_none, count) => count).filter((count) => isFit(which, count)),
    );
    for (const ax of axs)
      for (const ay of ays.filter((count) => isFit(4, ax + count)))
        for (const bx of bxs.filter((count) => isFit(6, ax + count)))
          for (const by of bys) {
            const counts = [ax, ay, bx, by, ax + ay, bx + by, ax + bx, ay + by, ax + ay + bx + by];
            if (!isFit(5, bx + by) || !isFit(7, ay + by) || !isFit(8, counts[8] ?? 0)) continue;
            ranges.forEach((range, which) => {
              const count = counts[which] ?? 0;
              if (count < range[0]) range[0] = count;
              if (count > range[1]) range[1] = count;
            });
          }
    return new Map(keys.map((key, which) => [key, ranges[which] ?? [0, 0]]));
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
        const release = await suppress([small], tabulate(small, rows));
        const ranges = possible(release);
        const narrowed = hiddenIn(release).filter((key) => {
          const [low, high] = ranges.get(key) ?? [0, 0];
          return high - low < 10 || high < 11;
        });
        expect(narrowed).toEqual([]);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

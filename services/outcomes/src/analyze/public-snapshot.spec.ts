import { describe, expect, it } from 'vitest';
import type { KeptRelease } from '../cubes/releases.ts';
import { factsOf } from '../testing/facts-of.ts';
import { publicSnapshot } from './public-snapshot.ts';

const keptOf = (quarter: KeptRelease['quarter']): KeptRelease => ({
  quarter,
  cells: [],
  at: '2026-10-02T10:00:00.000Z',
});

/** What is said of program year 2026 in its first quarter and in its second, when nothing is due any more. */
const said = async (today: string, ...quarters: readonly KeptRelease['quarter'][]) => {
  const asked = { programYear: 2026, today, created: `${today}T10:00:00.000Z` };
  const ask = { releases: async () => quarters.map(keptOf), keep: () => Promise.reject(new Error('kept')) };
  return (await publicSnapshot(factsOf([]).rows, asked, ask)).doc;
};

describe('what everybody may see of a program year', () => {
  it('names the quarters of that year that are released, and none of another', async () =>
    expect(await said('2026-11-30', '2026Q2', '2026Q3')).toContain(': released: 2026Q3. No row'));

  it('says that none is where only those of another year are', async () =>
    expect(await said('2026-09-01', '2026Q1', '2026Q2')).toContain('no quarter is released yet'));
});

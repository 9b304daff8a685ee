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

  it('is not told while the rows of offers do not say whom else was asked', async () => {
    const offer = { table: 'referral_moves', trueOn: '2026-08-01', status: 'offered' } as const;
    const asked = { programYear: 2026, today: '2026-09-01', created: '2026-09-01T10:00:00.000Z' };
    const ask = { releases: async () => [], keep: () => Promise.reject(new Error('kept')) };
    const shown = (said: object) => publicSnapshot(factsOf([{ ...offer, ...said }]).rows, asked, ask);
    await expect(shown({})).rejects.toMatchObject({
      code: 'made-before-column',
      place: 'referral_moves.also_offered_to',
      mend: expect.stringContaining('handoff replay outcomes.facts --from owners'),
    });
    expect((await shown({ alsoOfferedTo: null })).doc).toContain('no quarter is released yet');
  });
});

import { describe, expect, it } from 'vitest';
import { enrolled, grantOf } from '../testing/grant-of.ts';
import { measureGrant } from './measure-grant.ts';

describe('a grant', () => {
  it('counts by its test and for each report of its calendar, a person once', () => {
    const funder = grantOf('one', {
      test: { services: ['learn.*'], places: ['US-MA'] },
      calendar: [{ due: '2027-01-31', from: '2026-07-01', to: '2026-12-31' }],
    });
    const all = [
      enrolled('a', '2026-09-01'),
      enrolled('a', '2027-02-01'),
      enrolled('b', '2027-02-01'),
      enrolled('c', '2026-09-01', { service: 'learning' }),
      enrolled('d', '2026-09-01', { place: null }),
    ];
    expect(
      measureGrant(funder, all, []).filter(({ measure }) => measure === 'people_enrolled'),
    ).toMatchObject([
      { due: null, value: 2 },
      { due: '2027-01-31', value: 1 },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { KeptRelease, Releases } from './releases.ts';

const release = (quarter: string, people: number): KeptRelease => ({
  quarter,
  at: '2026-11-30T10:00:00.000Z',
  cells: [
    { key: 'service=learn', cell: { at: ['learn'], state: 'published', people, referrals: people } },
    { key: 'service=food', cell: { at: ['food'], state: 'suppressed' } },
  ],
});

/** `open` gives an empty list each time. */
export const releasesConformance = (name: string, open: () => Releases | Promise<Releases>): void => {
  describe(`${name} as kept releases`, () => {
    it('keep what was shown, and go by the first: it cannot be taken back', async () => {
      const releases = await open();
      expect(await releases.keep(release('2026Q3', 40))).toEqual(release('2026Q3', 40));
      expect(await releases.keep(release('2026Q3', 45))).toEqual(release('2026Q3', 40));
      expect(await releases.all()).toEqual([release('2026Q3', 40)]);
    });
    it('let one of two at once through', async () => {
      const releases = await open();
      const [one, other] = await Promise.all([
        releases.keep(release('2026Q3', 40)),
        releases.keep(release('2026Q3', 45)),
      ]);
      expect(one).toEqual(other);
    });
    it('are read quarter by quarter', async () => {
      const releases = await open();
      await releases.keep(release('2026Q4', 20));
      await releases.keep(release('2026Q3', 40));
      expect((await releases.all()).map(({ quarter }) => quarter)).toEqual(['2026Q3', '2026Q4']);
    });
  });
};

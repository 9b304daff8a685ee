import { describe, expect, it } from 'vitest';
import type { Open } from './opened.ts';

export const ownIdsConformance = (open: Open) =>
  describe('own ids', () => {
    it('go back to the partner they came from, and to nobody else', async () => {
      const { ownIds } = (await open()).register;
      await ownIds.keep('north', 'referral-1', 'N-0001');
      await ownIds.keep('south', 'referral-1', 'Rosa, at the door');
      expect(await ownIds.of('north', 'referral-1')).toBe('N-0001');
      expect(await ownIds.of('south', 'referral-1')).toBe('Rosa, at the door');
      expect(await ownIds.of('south', 'referral-2')).toBeNull();
    });

    it('find what a partner knows by them, and nothing of another partner', async () => {
      const { ownIds } = (await open()).register;
      await ownIds.keep('north', 'referral-1', 'N-0001');
      await ownIds.keep('north', 'intake-1', 'N-0001');
      await ownIds.keep('north', 'referral-2', 'N-0002');
      await ownIds.keep('south', 'referral-3', 'N-0001');
      expect(new Set(await ownIds.subjectsOf('north', 'N-0001'))).toEqual(
        new Set(['referral-1', 'intake-1']),
      );
      expect(await ownIds.subjectsOf('east', 'N-0001')).toEqual([]);
      await ownIds.keep('north', 'referral-1', 'N-0003');
      expect(await ownIds.subjectsOf('north', 'N-0001')).toEqual(['intake-1']);
    });

    it('that repeat from term to term are told apart by it, and what was linked without one is of any', async () => {
      const { ownIds } = (await open()).register;
      await ownIds.keep('north', 'referral-1', 'N-0001', '2026FA');
      await ownIds.keep('north', 'referral-2', 'N-0001', '2027SP');
      await ownIds.keep('north', 'referral-3', 'N-0002');
      expect(await ownIds.subjectsOf('north', 'N-0001', '2027SP')).toEqual(['referral-2']);
      expect(await ownIds.subjectsOf('north', 'N-0001', '2027FA')).toEqual([]);
      expect(await ownIds.subjectsOf('north', 'N-0002', '2027SP')).toEqual(['referral-3']);
      expect(new Set(await ownIds.subjectsOf('north', 'N-0001'))).toEqual(
        new Set(['referral-1', 'referral-2']),
      );
    });

    it('are replaced by newer ones', async () => {
      const { ownIds } = (await open()).register;
      await ownIds.keep('north', 'referral-1', 'N-0001');
      await ownIds.keep('north', 'referral-1', 'N-0002');
      expect(await ownIds.of('north', 'referral-1')).toBe('N-0002');
    });

    it('are forgotten with their subject, whoever gave them', async () => {
      const { ownIds } = (await open()).register;
      for (const partner of ['north', 'south'])
        for (const subject of ['referral-1', 'referral-2', 'intake-1'])
          await ownIds.keep(partner, subject, 'mine');
      await ownIds.forget(['referral-1', 'intake-1']);
      expect(await ownIds.of('north', 'referral-1')).toBeNull();
      expect(await ownIds.of('south', 'intake-1')).toBeNull();
      expect(await ownIds.of('south', 'referral-2')).toBe('mine');
    });
  });

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

    it('are told of many at once, the same way', async () => {
      const { ownIds } = (await open()).register;
      await ownIds.keep('north', 'referral-1', 'N-0001');
      await ownIds.keep('north', 'referral-2', 'N-0002', '2027SP');
      await ownIds.keep('south', 'referral-3', 'S-0003');
      expect(await ownIds.ofMany('north', ['referral-1', 'referral-2', 'referral-3'])).toEqual(
        new Map([
          ['referral-1', { localRef: 'N-0001', term: null }],
          ['referral-2', { localRef: 'N-0002', term: '2027SP' }],
        ]),
      );
      expect(await ownIds.ofMany('north', [])).toEqual(new Map());
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

    it('go back with the term they were given for', async () => {
      const { ownIds } = (await open()).register;
      await ownIds.keep('north', 'referral-1', 'N-0001', '2026FA');
      await ownIds.keep('north', 'referral-2', 'N-0002');
      expect(await ownIds.namedBy('north', 'referral-1')).toEqual({ localRef: 'N-0001', term: '2026FA' });
      expect(await ownIds.namedBy('north', 'referral-2')).toEqual({ localRef: 'N-0002', term: null });
      expect(await ownIds.namedBy('south', 'referral-1')).toEqual({ localRef: null, term: null });
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

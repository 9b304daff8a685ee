import { describe, expect, it } from 'vitest';
import type { Due } from '../receipts.ts';
import type { Open } from './opened.ts';

const due = (differing: Partial<Due> = {}): Due => ({
  holder: 'college',
  referral: 'referral-1',
  service: 'learn.esl',
  asker: 'center',
  intake: 'intake-1',
  because: 'consent-withdrawn',
  askedAt: '2026-11-22T15:00:00.000Z',
  dueBy: '2026-12-22',
  ...differing,
});
const erased = { outcome: 'erased', until: null, citation: null, at: '2026-11-23T15:00:00.000Z' } as const;

export const receiptsConformance = (open: Open) =>
  describe('receipts', () => {
    it('are owed by each holder, and shown to whoever asked', async () => {
      const { receipts } = (await open()).register;
      await receipts.ask(due());
      await receipts.ask(due({ holder: 'job-center', referral: 'referral-2' }));
      expect((await receipts.owedBy('college')).map(({ referral }) => referral)).toEqual(['referral-1']);
      const asked = await receipts.askedFor('center', 'intake-1');
      expect(asked.map(({ holder, receipt }) => [holder, receipt])).toEqual([
        ['college', null],
        ['job-center', null],
      ]);
      expect(await receipts.askedFor('another-center', 'intake-1')).toEqual([]);
    });

    it('are given for a referral by the one who holds it, and by nobody else', async () => {
      const { receipts } = (await open()).register;
      await receipts.ask(due());
      expect(await receipts.give('job-center', 'referral-1', erased)).toBe(false);
      expect(await receipts.give('college', 'referral-1', erased)).toBe(true);
      expect(await receipts.owedBy('college')).toEqual([{ ...due(), receipt: erased }]);
    });

    it('asked for again stay as they were first asked for, and given', async () => {
      const { receipts } = (await open()).register;
      await receipts.ask(due());
      await receipts.give('college', 'referral-1', erased);
      await receipts.ask(due({ dueBy: '2027-12-22' }));
      await receipts.ask(due({ because: 'person-erased' }));
      expect((await receipts.owedBy('college')).map(({ dueBy, receipt }) => [dueBy, receipt])).toEqual([
        ['2026-12-22', erased],
        ['2026-12-22', null],
      ]);
    });

    it('are overdue from the day after they were due, until they are given', async () => {
      const { receipts } = (await open()).register;
      await receipts.ask(due());
      await receipts.ask(due({ holder: 'job-center', referral: 'referral-2', dueBy: '2026-12-20' }));
      const overdue = async (today: string) => (await receipts.overdue(today)).map(({ holder }) => holder);
      expect(await overdue('2026-12-20')).toEqual([]);
      expect(await overdue('2026-12-23')).toEqual(['job-center', 'college']);
      await receipts.give('job-center', 'referral-2', erased);
      expect(await overdue('2026-12-23')).toEqual(['college']);
    });

    it('may stand from the beginning', async () => {
      const { receipts } = (await open()).register;
      await receipts.ask(due({ holder: 'exchange' }), erased);
      expect((await receipts.owedBy('exchange')).map(({ receipt }) => receipt)).toEqual([erased]);
    });
  });

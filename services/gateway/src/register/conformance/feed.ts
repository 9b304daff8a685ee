import { describe, expect, it } from 'vitest';
import type { FedMessage } from '../feed.ts';
import type { Open } from './opened.ts';

const message = (position: number, subject = 'referral-x', sequence = position + 1): FedMessage => ({
  position,
  subject,
  sequence,
  id: `event-${position}`,
  type: 'ReferralNotice',
  time: '2026-11-22T15:00:00.000Z',
  data: { status: 'offered', respondBy: null },
});

export const feedConformance = (open: Open) =>
  describe('the feed', () => {
    it('gives what comes after a position, in order, as it was told', async () => {
      const { feed } = (await open()).register;
      for (const position of [2, 0, 10, 1]) await feed.keep('north', message(position));
      const { subject: _, sequence: __, ...entry } = message(1);
      expect(await feed.after('north', 0, 2)).toEqual([entry, { ...entry, position: 2, id: 'event-2' }]);
      expect((await feed.after('north', -1, 10)).map(({ position }) => position)).toEqual([0, 1, 2, 10]);
      expect(await feed.after('north', 10, 10)).toEqual([]);
    });

    it('keeps a message once, at its first place, however often it is read or sent', async () => {
      const { feed } = (await open()).register;
      await Promise.all([feed.keep('north', message(0)), feed.keep('north', message(0))]);
      await feed.keep('north', { ...message(0), position: 7 });
      expect((await feed.after('north', -1, 10)).map(({ position }) => position)).toEqual([0]);
    });

    it('gives one message by its id', async () => {
      const { feed } = (await open()).register;
      await feed.keep('north', message(0));
      const { subject: _, sequence: __, ...entry } = message(0);
      expect(await feed.find('north', 'event-0')).toEqual(entry);
      expect(await feed.find('south', 'event-0')).toBeUndefined();
      await feed.forget('north', 'referral-x', 2);
      expect(await feed.find('north', 'event-0')).toBeUndefined();
    });

    it('is one a partner', async () => {
      const { feed } = (await open()).register;
      await feed.keep('north', message(0));
      await feed.keep('south', message(0));
      await feed.forget('south', 'referral-x', 100);
      expect(await feed.after('north', -1, 10)).toHaveLength(1);
      expect(await feed.after('south', -1, 10)).toEqual([]);
    });

    it('forgets a subject up to its last word, also what is read only afterwards', async () => {
      const { feed } = (await open()).register;
      await feed.keep('north', message(0, 'referral-x', 1));
      await feed.keep('north', message(1, 'referral-y', 1));
      await feed.keep('north', message(3, 'referral-x', 3));
      await feed.forget('north', 'referral-x', 3);
      await feed.keep('north', message(2, 'referral-x', 2));
      expect((await feed.after('north', -1, 10)).map(({ position }) => position)).toEqual([1, 3]);
    });
  });

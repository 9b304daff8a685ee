import { beforeEach, describe, expect, it } from 'vitest';
import type { Cursors } from '../src/index.ts';

export const cursorsConformance = (name: string, open: () => Promise<Cursors>) =>
  describe(`cursors ${name}`, () => {
    let cursors: Cursors;
    beforeEach(async () => {
      cursors = await open();
    });

    it('know nothing of a stream that was never seen', async () => {
      expect(await cursors.read('routing', 'referral-1')).toBeUndefined();
    });

    it('give back how far a consumer has come', async () => {
      await cursors.advance('routing', 'referral-1', { sequence: 3, eventId: 'c' });
      expect(await cursors.read('routing', 'referral-1')).toEqual({ sequence: 3, eventId: 'c' });
    });

    it('never move back, and keep the event that came first', async () => {
      await cursors.advance('routing', 'referral-1', { sequence: 3, eventId: 'c' });
      await cursors.advance('routing', 'referral-1', { sequence: 2, eventId: 'b' });
      await cursors.advance('routing', 'referral-1', { sequence: 3, eventId: 'other' });
      expect(await cursors.read('routing', 'referral-1')).toEqual({ sequence: 3, eventId: 'c' });
    });

    it('are kept apart by consumer and by stream', async () => {
      await cursors.advance('routing', 'referral-1', { sequence: 3, eventId: 'c' });
      expect(await cursors.read('outcomes', 'referral-1')).toBeUndefined();
      expect(await cursors.read('routing', 'referral-2')).toBeUndefined();
    });

    it('move many at once, and are read many at once', async () => {
      await cursors.advance('routing', 'referral-2', { sequence: 9, eventId: 'i' });
      await cursors.advanceMany(
        'routing',
        new Map([
          ['referral-1', { sequence: 1, eventId: 'a' }],
          ['referral-2', { sequence: 2, eventId: 'b' }],
        ]),
      );
      expect(await cursors.readMany('routing', ['referral-1', 'referral-2', 'referral-3'])).toEqual(
        new Map([
          ['referral-1', { sequence: 1, eventId: 'a' }],
          ['referral-2', { sequence: 9, eventId: 'i' }],
        ]),
      );
    });

    it('end at the highest of writers who race', async () => {
      const race = [4, 1, 5, 2, 3].map((sequence) =>
        cursors.advance('routing', 'referral-1', { sequence, eventId: `e${sequence}` }),
      );
      await Promise.all(race);
      expect(await cursors.read('routing', 'referral-1')).toEqual({ sequence: 5, eventId: 'e5' });
    });
  });

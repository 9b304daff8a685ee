import { describe, expect, it } from 'vitest';
import { rowOf } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';

const enrollment = {
  participationId: 'participation-1',
  referralId: 'referral-1',
  journeyId: 'journey-1',
  personId: 'person-1',
  provider: 'bayside-community-college',
  program: 'aefla',
  enrolledOn: '2026-09-01',
  term: null,
};
const row = (id: string, subject: string, sequence = 1) =>
  rowOf('EnrollmentRecorded', enrollment, { id, subject, sequence, time: '2026-09-03T10:00:00.000Z' });

/** `open` gives empty tables each time. */
export const factTablesConformance = (name: string, open: () => FactTables | Promise<FactTables>): void => {
  describe(`${name} as fact tables`, () => {
    it('keep a fact with the day it is about and the instant it became known', async () => {
      const tables = await open();
      await tables.put('facts_enrollment', row('event-1', 'participation-1'));
      expect(await tables.rows('facts_enrollment')).toEqual([
        {
          ...enrollment,
          id: 'event-1',
          stream: 'participation-1',
          sequence: 1,
          trueOn: '2026-09-01',
          knownAt: '2026-09-03T10:00:00.000Z',
        },
      ]);
    });

    it('count an event once, however often it comes', async () => {
      const tables = await open();
      const twice = row('event-1', 'participation-1');
      await Promise.all([tables.put('facts_enrollment', twice), tables.put('facts_enrollment', twice)]);
      await tables.put('facts_enrollment', twice);
      expect(await tables.count('facts_enrollment')).toBe(1);
    });

    it('give the same dump whatever the order in which the events came', async () => {
      const rows = [
        row('event-3', 'participation-2'),
        row('event-2', 'participation-1', 2),
        row('event-1', 'participation-1'),
      ];
      const [forth, back] = [await open(), await open()];
      for (const each of rows) await forth.put('facts_enrollment', each);
      const there = await forth.rows('facts_enrollment');
      for (const each of rows.toReversed()) await back.put('facts_enrollment', each);
      expect(await back.rows('facts_enrollment')).toEqual(there);
      expect(there.map(({ id }) => id)).toEqual(['event-1', 'event-2', 'event-3']);
    });

    it('keep the tables apart', async () => {
      const tables = await open();
      await tables.put('facts_enrollment', row('event-1', 'participation-1'));
      expect(await tables.count('facts_employment')).toBe(0);
    });
  });
};

import { describe, expect, it } from 'vitest';
import { nothingTold } from '../testing/nothing-told.ts';
import { rowOf } from './fact-row.ts';
import type { FactTables } from './fact-tables.ts';
import { mergedRow } from './merge-row.ts';

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
const time = '2026-09-03T10:00:00.000Z';
const row = (id: string, subject: string, sequence = 1, differing: Partial<typeof enrollment> = {}) =>
  rowOf('EnrollmentRecorded', { ...enrollment, ...differing }, { id, subject, sequence, time });
const { program: _program, enrolledOn: on, term: _term, ...whose } = enrollment;
const amended = { ...whose, fact: 1, kind: 'enrolled', on, why: 'typing-mistake' };
const corrected = (id: string, subject: string, sequence: number) =>
  rowOf('FactCorrected', { ...nothingTold, ...amended, program: 'ibest' }, { id, subject, sequence, time });
const withdrawn = (id: string, subject: string, sequence: number) =>
  rowOf('FactWithdrawn', amended, { id, subject, sequence, time });

/** `open` gives empty tables each time. */
export const factTablesConformance = (name: string, open: () => FactTables | Promise<FactTables>): void => {
  describe(`${name} as fact tables`, () => {
    it('give up rows that are taken out, and say whose were let go of', async () => {
      const tables = await open();
      await tables.put(row('event-1', 'participation-1'));
      await tables.put(row('event-2', 'participation-2', 1, { personId: 'person-2' }));
      await tables.remove('facts_enrollment', ['event-1', 'event-9']);
      expect((await tables.rows('facts_enrollment')).map(({ id }) => id)).toEqual(['event-2']);
      await tables.erase('person-2', '2026-10-01T00:00:00.000Z');
      expect(await tables.erasedPeople()).toEqual([{ personId: 'person-2', at: '2026-10-01T00:00:00.000Z' }]);
    });

    it('give the rows of one stream, in its order', async () => {
      const tables = await open();
      const twice = [corrected('event-2', 'participation-1', 2), row('event-1', 'participation-1')];
      await tables.put(...twice, row('event-3', 'participation-2'));
      const ids = async (stream: string) => (await tables.of('facts_enrollment', stream)).map(({ id }) => id);
      expect(await ids('participation-1')).toEqual(['event-1', 'event-2']);
      expect(await ids('participation-9')).toEqual([]);
    });

    it('give the rows of people who have several, and of nobody else', async () => {
      const tables = await open();
      const rows = [
        row('event-4', 'participation-4', 1, { personId: 'person-1' }),
        row('event-2', 'participation-2', 1, { personId: 'person-2' }),
        row('event-1', 'participation-1'),
        row('event-3', 'participation-3', 1, { personId: 'person-3' }),
        withdrawn('event-5', 'participation-1', 2),
      ];
      await tables.put(...rows);
      const several = await tables.ofSeveral('facts_enrollment');
      expect(several.map(({ id }) => id)).toEqual(['event-1', 'event-5', 'event-4']);
      expect(several).toEqual(
        (await tables.rows('facts_enrollment')).filter((each) => each['personId'] === 'person-1'),
      );
      expect(await tables.ofSeveral('facts_exit')).toEqual([]);
    });

    it('keep a fact with the day it is about and the instant it became known', async () => {
      const tables = await open();
      await tables.put(row('event-1', 'participation-1'));
      expect(await tables.rows('facts_enrollment')).toEqual([
        {
          ...enrollment,
          id: 'event-1',
          stream: 'participation-1',
          sequence: 1,
          fact: 1,
          standing: 'told',
          why: null,
          trueOn: '2026-09-01',
          knownAt: '2026-09-03T10:00:00.000Z',
        },
      ]);
    });

    it('count an event once, however often it comes', async () => {
      const tables = await open();
      const twice = row('event-1', 'participation-1');
      await Promise.all([tables.put(twice), tables.put(twice)]);
      await tables.put(twice);
      expect(await tables.count('facts_enrollment')).toBe(1);
    });

    it('give the same dump whatever the order in which the events came', async () => {
      const rows = [
        row('event-3', 'participation-2'),
        row('event-2', 'participation-1', 2),
        row('event-1', 'participation-1'),
      ];
      const [forth, back] = [await open(), await open()];
      for (const each of rows) await forth.put(each);
      const there = await forth.rows('facts_enrollment');
      for (const each of rows.toReversed()) await back.put(each);
      expect(await back.rows('facts_enrollment')).toEqual(there);
      expect(there.map(({ id }) => id)).toEqual(['event-1', 'event-2', 'event-3']);
    });

    it('count a corrected fact once and one that was taken back not at all', async () => {
      const tables = await open();
      await tables.put(row('event-1', 'participation-1'));
      await tables.put(corrected('event-2', 'participation-1', 2));
      expect(await tables.count('facts_enrollment')).toBe(1);
      await tables.put(withdrawn('event-3', 'participation-1', 3));
      expect(await tables.count('facts_enrollment')).toBe(0);
    });

    it('let go of an erased person, also of what comes later, and keep how much it was', async () => {
      const tables = await open();
      await tables.put(row('event-1', 'participation-1'));
      await tables.put(row('event-2', 'participation-2', 1, { personId: 'person-2' }));
      await tables.erase('person-1', '2026-11-01T10:00:00.000Z');
      const late = row('event-3', 'participation-1', 2);
      await tables.put(late);
      await tables.put(late);
      expect((await tables.rows('facts_enrollment')).map(({ id }) => id)).toEqual(['event-2']);
      expect(await tables.erased('facts_enrollment', '2026-09-03T10:00:00.000Z')).toBe(2);
      expect(await tables.erased('facts_enrollment', '2026-09-03T09:59:59.999Z')).toBe(0);
      expect(await tables.erased('facts_exit', '2026-12-31T00:00:00.000Z')).toBe(0);
    });

    it('take many at once, also what is there already, and nothing of an erased person', async () => {
      const tables = await open();
      await tables.erase('person-2', '2026-11-01T10:00:00.000Z');
      const rows = [
        row('event-1', 'participation-1'),
        row('event-2', 'participation-2', 1, { personId: 'person-2' }),
        corrected('event-3', 'participation-1', 2),
      ];
      await tables.add([...rows, ...rows]);
      await tables.add(rows.toReversed());
      expect((await tables.rows('facts_enrollment')).map(({ id }) => id)).toEqual(['event-1', 'event-3']);
      expect(await tables.erased('facts_enrollment', '2026-12-31T00:00:00.000Z')).toBe(1);
    });

    it('put many at once: each in place of what stands under its id, and none of an erased person', async () => {
      const tables = await open();
      await tables.erase('person-2', '2026-11-01T10:00:00.000Z');
      await tables.put(row('event-1', 'participation-1'), row('event-3', 'participation-3'));
      await tables.put(
        row('event-1', 'participation-1', 1, { program: 'ibest' }),
        row('event-2', 'participation-2', 1, { personId: 'person-2' }),
        corrected('event-4', 'participation-1', 2),
      );
      const rows = await tables.rows('facts_enrollment');
      expect(rows.map(({ id, program }) => `${id} ${program}`)).toEqual([
        'event-1 ibest',
        'event-4 ibest',
        'event-3 aefla',
      ]);
      expect(await tables.erased('facts_enrollment', '2026-12-31T00:00:00.000Z')).toBe(1);
    });

    it('give all their rows once, in the order of their ids', async () => {
      const tables = await open();
      for (const id of ['event-3', 'event-1', 'event-2']) await tables.put(row(id, `participation-${id}`));
      const read: string[] = [];
      for await (const { id } of tables.inOrder('facts_enrollment')) read.push(id);
      expect(read).toEqual(['event-1', 'event-2', 'event-3']);
    });

    it('give their rows in pages, each once and in one order', async () => {
      const tables = await open();
      for (const id of ['event-3', 'event-1', 'event-2']) await tables.put(row(id, `participation-${id}`));
      const first = await tables.page('facts_enrollment', '', 2);
      const second = await tables.page('facts_enrollment', first.at(-1)?.id ?? '', 2);
      expect([first, second].map((page) => page.map(({ id }) => id))).toEqual([
        ['event-1', 'event-2'],
        ['event-3'],
      ]);
      expect(first[0]).toEqual((await tables.rows('facts_enrollment'))[0]);
    });

    it('let go of a row of two people with either of them, and of one that comes later', async () => {
      for (const persons of [
        ['person-1', 'person-2'],
        ['person-2', 'person-1'],
      ]) {
        const tables = await open();
        const merged = (id: string) =>
          mergedRow({ matchId: 'match-1', fund: 'fund-a', persons }, { id, subject: 'match-1', time });
        await tables.put(merged('event-1'));
        expect(await tables.rows('people_merged')).toHaveLength(1);
        await tables.erase('person-2', time);
        await tables.put(merged('event-2'));
        await tables.add([merged('event-3')]);
        expect(await tables.rows('people_merged')).toEqual([]);
      }
    });

    it('keep the tables apart', async () => {
      const tables = await open();
      await tables.put(row('event-1', 'participation-1'));
      expect(await tables.count('facts_employment')).toBe(0);
    });
  });
};

import { describe, expect, it } from 'vitest';
import {
  afterOpenDays,
  type Calendar,
  dayIn,
  endOfDay,
  isOpenOn,
  openDaysBefore,
  startOfDay,
} from './calendar.ts';
import { calendarOf, federalHolidays } from './usual.ts';
import { checkClassDates, classDates, conditionBy, registrationIsOver } from './class-dates.ts';

const boston: Calendar = calendarOf('US-MA', '2026-01-05T14:00:00.000Z');

describe('the day on the wall', () => {
  it('is still yesterday in Boston when it is morning in UTC', () =>
    expect(dayIn('2026-01-06T03:30:00.000Z', 'America/New_York')).toBe('2026-01-05'));

  it.each([
    ['2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  ])('begins and ends at midnight there, also on %s when the clocks change', (day, starts, ends) => {
    expect(startOfDay(day, 'America/New_York')).toBe(starts);
    expect(endOfDay(day, 'America/New_York')).toBe(ends);
  });

  it('knows Arizona, where the clocks never change', () =>
    expect(startOfDay('2026-07-01', 'America/Phoenix')).toBe('2026-07-01T07:00:00.000Z'));
});

describe('open days', () => {
  it('leave out weekends', () => expect(isOpenOn('2026-01-10', boston)).toBe(false));

  it('leave out the federal holidays, those observed on another day too', () => {
    expect(federalHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
    expect(isOpenOn('2026-07-03', boston)).toBe(false);
  });

  it('are counted from the day it is there, to midnight there', () =>
    expect(afterOpenDays('2026-01-05T14:00:00.000Z', 5, boston)).toBe('2026-01-13T05:00:00.000Z'));

  it('pass over Labor Day weekend', () =>
    expect(afterOpenDays('2026-09-04T20:00:00.000Z', 1, boston)).toBe('2026-09-09T04:00:00.000Z'));

  it.each([
    ['spring', '2026-03-06T20:00:00.000Z', '2026-03-10T04:00:00.000Z'],
    ['autumn', '2026-10-30T20:00:00.000Z', '2026-11-03T05:00:00.000Z'],
  ])('end at midnight there also when the clocks change between: %s', (_, friday, end) =>
    expect(afterOpenDays(friday, 1, boston)).toBe(end),
  );

  it('count back too', () => expect(openDaysBefore('2026-01-20', 2, boston)).toBe('2026-01-15'));

  it('of an agency that never opens come to an end all the same', () => {
    const never = { ...boston, closedWeekdays: [0, 1, 2, 3, 4, 5, 6] };
    expect(openDaysBefore('2026-01-20', 2, never)).toBe('2025-01-19');
  });
});

describe('the calendar of a class', () => {
  const terms = {
    unit: 'place',
    tiers: [],
    registerBy: '2026-01-30',
    applyDays: 10,
    testDays: 5,
    censusOn: '2026-02-17',
  } as const;
  const evening = { terms, startsOn: '2026-02-02' };

  it('counts back from the last day to register', () =>
    expect(classDates(evening, boston)).toEqual({
      applyBy: '2026-01-15',
      testBy: '2026-01-23',
      registerBy: '2026-01-30',
      startsOn: '2026-02-02',
      censusOn: '2026-02-17',
    }));

  it('is refused when it runs backwards', () =>
    expect(() => checkClassDates({ ...evening, startsOn: '2026-01-29' }, boston)).toThrow(
      expect.objectContaining({ code: 'calendar-runs-backwards', place: 'terms.startsOn' }),
    ));

  it('says until when a condition must be met', () => {
    const early = '2026-01-05T14:00:00.000Z';
    expect(conditionBy('placement-test', evening, boston, early)).toBe('2026-01-24T05:00:00.000Z');
    expect(conditionBy('registration', evening, boston, early)).toBe('2026-01-31T05:00:00.000Z');
    expect(conditionBy('enough-learners', evening, boston, early)).toBeNull();
  });

  it('says no day that has passed, and none where the class has none left', () => {
    const after = (at: string) => conditionBy('placement-test', evening, boston, at);
    expect(after('2026-01-24T05:00:00.000Z')).toBe('2026-01-31T05:00:00.000Z');
    expect(after('2026-01-31T05:00:00.000Z')).toBe('2026-02-18T05:00:00.000Z');
    expect(after('2026-02-18T05:00:00.000Z')).toBeNull();
    expect(
      conditionBy('registration', { ...evening, terms: null }, boston, '2026-01-05T14:00:00.000Z'),
    ).toBeNull();
  });

  it('closes at midnight where the class is held', () => {
    expect(registrationIsOver(evening, boston, '2026-01-31T04:59:59.999Z')).toBe(false);
    expect(registrationIsOver(evening, boston, '2026-01-31T05:00:00.000Z')).toBe(true);
  });
});

import { refuse } from '@handoff/decider';
import { type Calendar, endOfDay, openDaysBefore } from './calendar.ts';
import { hasPassed } from './clocks.ts';
import type { SeatTerms } from '../seats/state.ts';

/** The year of a class hangs on one day: applications and tests count back from the last day to register. */
export type ClassDates = Readonly<{
  applyBy: string | null;
  testBy: string | null;
  registerBy: string | null;
  startsOn: string | null;
  censusOn: string | null;
}>;

type Dated = Readonly<{ terms: SeatTerms | null; startsOn: string | null }>;

export const classDates = ({ terms, startsOn }: Dated, calendar: Calendar): ClassDates => {
  const { registerBy = null, applyDays = null, testDays = null, censusOn = null } = terms ?? {};
  const back = (days: number | null) =>
    registerBy === null || days === null ? null : openDaysBefore(registerBy, days, calendar);
  return { applyBy: back(applyDays), testBy: back(testDays), registerBy, startsOn, censusOn };
};

/** In the order a class goes through them. A calendar that runs backwards is an error of whoever typed it. */
export const checkClassDates = (dated: Dated, calendar: Calendar): void => {
  const { applyBy, testBy, registerBy, startsOn, censusOn } = classDates(dated, calendar);
  const named = Object.entries({ applyBy, testBy, registerBy, startsOn, censusOn });
  const known = named.filter((one): one is [string, string] => one[1] !== null);
  const wrong = known.findIndex(([, day], index) => day < (known[index - 1]?.[1] ?? ''));
  if (wrong < 0) return;
  refuse('calendar-runs-backwards', {
    place: `terms.${known[wrong]?.[0]}`,
    reason: `It lies before ${known[wrong - 1]?.[0]} (${known.map((one) => one.join(' ')).join(', ')}).`,
    mend: 'Applications, tests, registration, start and census follow each other: correct the dates or the days.',
  });
};

/**
 * The moment by which what an acceptance depends on must be met: the first of the class's own dates for it that has not
 * passed. Who comes out of the line after them has until the line ends.
 */
export const conditionBy = (
  conditional: string | null,
  dated: Dated,
  calendar: Calendar,
  at: string,
): string | null => {
  const { testBy, registerBy } = classDates(dated, calendar);
  const days = { 'placement-test': [testBy, registerBy], registration: [registerBy] }[conditional ?? ''];
  const ends = (days ?? []).flatMap((day) => (day === null ? [] : [endOfDay(day, calendar.timeZone)]));
  if (ends.length === 0) return null;
  return [...ends, lineEnds(dated, calendar)].find((end) => end !== null && !hasPassed(end, at)) ?? null;
};

/**
 * When the last place may be given again: who drops out before the census leaves room for somebody in line, though nobody
 * new may register any more. Null: the class has no such day.
 */
export const lineEnds = ({ terms }: Dated, calendar: Calendar): string | null => {
  const day = terms?.censusOn ?? terms?.registerBy ?? null;
  return day === null ? null : endOfDay(day, calendar.timeZone);
};

export const registrationIsOver = (dated: Dated, calendar: Calendar, at: string): boolean => {
  const { registerBy } = classDates(dated, calendar);
  return registerBy !== null && endOfDay(registerBy, calendar.timeZone) <= at;
};

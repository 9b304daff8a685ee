import { addDays, type Calendar } from './calendar.ts';

/** The clock on the wall in most of a State; an agency that keeps another one says so in its manifest. */
const zones: Readonly<Record<string, string>> = {
  'US-AZ': 'America/Phoenix',
  'US-CA': 'America/Los_Angeles',
  'US-WA': 'America/Los_Angeles',
  'US-IA': 'America/Chicago',
  'US-IL': 'America/Chicago',
  'US-TN': 'America/Chicago',
  'US-TX': 'America/Chicago',
  'US-WI': 'America/Chicago',
};

export const zoneOf = (jurisdiction: string): string => zones[jurisdiction] ?? 'America/New_York';

const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
const weekdayOf = (day: string): number => new Date(Date.parse(day)).getUTCDay();

/** The nth such weekday of a month; counted from its end when n is negative. */
const nth = (year: number, month: number, weekday: number, n: number): string => {
  const first = n > 0 ? dayOf(year, month, 1) : dayOf(year, month + 1, 0);
  const away = n > 0 ? (weekday - weekdayOf(first) + 7) % 7 : -((weekdayOf(first) - weekday + 7) % 7);
  return addDays(first, away + (n > 0 ? n - 1 : n + 1) * 7);
};

/** Falls on a Saturday: kept on the Friday; on a Sunday: on the Monday (5 U.S.C. 6103(b), E.O. 11582). */
const observed = (day: string): string => addDays(day, { 6: -1, 0: 1 }[weekdayOf(day)] ?? 0);

const monday = 1;
const thursday = 4;

/** Legal public holidays, 5 U.S.C. 6103(a). */
export const federalHolidays = (year: number): readonly string[] => [
  observed(dayOf(year, 1, 1)),
  nth(year, 1, monday, 3),
  nth(year, 2, monday, 3),
  nth(year, 5, monday, -1),
  observed(dayOf(year, 6, 19)),
  observed(dayOf(year, 7, 4)),
  nth(year, 9, monday, 1),
  nth(year, 10, monday, 2),
  observed(dayOf(year, 11, 11)),
  nth(year, 11, thursday, 4),
  observed(dayOf(year, 12, 25)),
];

type Said = Readonly<{
  timeZone: string | null;
  closedWeekdays: readonly number[];
  closedDays: readonly string[];
}>;

/** Weekends and the federal holidays of this year and the next; what the agency says of itself comes on top. */
export const calendarOf = (jurisdiction: string, at: string, said: Said | null = null): Calendar => {
  const year = new Date(Date.parse(at)).getUTCFullYear();
  const holidays = [year - 1, year, year + 1, year + 2].flatMap(federalHolidays);
  return {
    timeZone: said?.timeZone ?? zoneOf(jurisdiction),
    closedWeekdays: said?.closedWeekdays ?? [0, 6],
    closedDays: [...holidays, ...(said?.closedDays ?? [])],
  };
};

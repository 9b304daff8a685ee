/**
 * An agency's days: when it is open, by its own clock on the wall. A clock of three days that begins on the Friday
 * before Labor Day must not run down over the holiday, and a class closes at midnight where it is held.
 */
export type Calendar = Readonly<{
  /** IANA, e.g. America/New_York. */
  timeZone: string;
  /** 0 is Sunday. */
  closedWeekdays: readonly number[];
  /** ISO days beside the weekdays: holidays, a winter break. */
  closedDays: readonly string[];
}>;

const dayMs = 86_400_000;

// Making a formatter costs more than all the arithmetic around it; there are few zones.
const formatters = new Map<string, Intl.DateTimeFormat>();
const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
};

/** What the wall shows at an instant, read as if it were UTC. */
const wallMs = (instant: number, timeZone: string): number => {
  const parts = formatterOf(timeZone).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
};

/** The day on the wall at an instant. */
export const dayIn = (at: string, timeZone: string): string =>
  new Date(wallMs(Date.parse(at), timeZone)).toISOString().slice(0, 10);

/** The instant at which a day begins there. Twice, because the first guess may lie on the other side of a time change. */
export const startOfDay = (day: string, timeZone: string): string => {
  const wanted = Date.parse(day);
  const shift = (instant: number) => wallMs(instant, timeZone) - instant;
  const guess = wanted - shift(wanted);
  return new Date(wanted - shift(guess)).toISOString();
};

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** The first instant after a day: until then it is still that day. */
export const endOfDay = (day: string, timeZone: string): string => startOfDay(addDays(day, 1), timeZone);

export const isOpenOn = (day: string, { closedWeekdays, closedDays }: Calendar): boolean =>
  !closedWeekdays.includes(new Date(Date.parse(day)).getUTCDay()) && !closedDays.includes(day);

// An agency that is never open would be counted for ever.
const longestBreak = 366;

const openDay = (from: string, count: number, step: 1 | -1, calendar: Calendar): string => {
  let day = from;
  for (let left = count, closed = 0; left > 0 && closed < longestBreak; ) {
    day = addDays(day, step);
    if (isOpenOn(day, calendar)) {
      left -= 1;
      closed = 0;
    } else closed += 1;
  }
  return day;
};

/** The end of the nth open day after the day it is there now. */
export const afterOpenDays = (at: string, days: number, calendar: Calendar): string =>
  endOfDay(openDay(dayIn(at, calendar.timeZone), days, 1, calendar), calendar.timeZone);

/** The nth open day before a day; the day itself for none. */
export const openDaysBefore = (day: string, days: number, calendar: Calendar): string =>
  openDay(day, days, -1, calendar);

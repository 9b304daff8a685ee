import { CommandFault } from '../cli/fault.ts';
import { isDay } from '../indicators/is-day.ts';

export const fault = (code: string, place: string, reason: string, mend: string): CommandFault =>
  new CommandFault(code, place, reason, mend);

export const checkDay = (asOf: string | undefined): void => {
  if (asOf !== undefined && !isDay(asOf))
    throw fault('not-a-day', '--as-of', `'${asOf}' is no day of the calendar.`, 'Write it as 2026-11-30.');
};

/** As it was known at the end of a day. */
export const instantOf = (asOf: string | undefined, now: string): string => {
  if (asOf === undefined || asOf === now.slice(0, 10)) return now;
  if (asOf > now)
    throw fault('day-to-come', '--as-of', `${asOf} is still to come.`, 'Name a day up to today.');
  return `${asOf}T23:59:59.999Z`;
};

/** A program year begins in July. */
export const yearOf = (said: string | undefined, day: string): number => {
  const year = said === undefined ? Number(day.slice(0, 4)) - (day.slice(5, 7) < '07' ? 1 : 0) : Number(said);
  if (Number.isInteger(year) && year >= 2000 && year <= 2100) return year;
  throw fault(
    'not-a-year',
    '--program-year',
    `'${said ?? ''}' is no program year.`,
    'Write 2026 for July 2026 to June 2027.',
  );
};

import { isDay } from './is-day.ts';

/** A calendar day as YYYY-MM-DD: days compare as text. */
export type Day = string;

const millisecondsADay = 86_400_000;

export const dayAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * millisecondsADay).toISOString().slice(0, 10);

/** Days that have elapsed since `from`. */
export const daysBetween = (from: Day, to: Day): number =>
  (Date.parse(to) - Date.parse(from)) / millisecondsADay;

/**
 * The same calendar day, years on. Who left on February 29 has until February 28: the 365th day, and no rule gives a
 * day more.
 */
export const yearsAfter = (day: Day, years: number): Day => {
  const year = String(Number(day.slice(0, 4)) + years);
  const same = `${year}${day.slice(4)}`;
  return isDay(same) ? same : `${year}-02-28`;
};

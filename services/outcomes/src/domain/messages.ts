/** What a stream is told and what it says. `at` comes with the command: domain code has no clock. */
export type Asked<Type extends string, Data> = Readonly<{ type: Type; at: string; data: Readonly<Data> }>;
export type Said<Type extends string, Data> = Readonly<{ type: Type; data: Readonly<Data> }>;

export const dateOf = (instant: string): string => instant.slice(0, 10);

/** An ISO date that the calendar knows: 2026-02-30 is none. */
export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && dateOf(new Date(time).toISOString()) === text;
};

/** Days from the first to the last, both counted. */
export const daysIn = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** What a stream is told and what it says. `at` comes with the command: domain code has no clock. */
export type Asked<Type extends string, Data> = Readonly<{ type: Type; at: string; data: Readonly<Data> }>;
/** `at` is when the event was stored: it is there when a stream is folded, not while it is decided. */
export type Said<Type extends string, Data> = Readonly<{ type: Type; data: Readonly<Data>; at?: string }>;

export const dateOf = (instant: string): string => instant.slice(0, 10);

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** An ISO date that the calendar knows: 2026-02-30 is none. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

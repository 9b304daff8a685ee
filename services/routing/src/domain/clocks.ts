/** How long each clock runs. Plain durations for now: closed days and time zones belong here when they come. */
export type Clocks = Readonly<{
  responseDays: number;
  answerDays: number;
  firstContactDays: number;
  holdMinutes: number;
}>;

export const usualClocks: Clocks = { responseDays: 5, answerDays: 30, firstContactDays: 10, holdMinutes: 60 };

const minute = 60_000;

export const afterMinutes = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * minute).toISOString();

export const afterDays = (at: string, days: number): string => afterMinutes(at, days * 24 * 60);

/** Never negative: a clock stopped after it ran down has nothing left. */
export const minutesUntil = (at: string, due: string): number =>
  Math.max(0, Math.floor((Date.parse(due) - Date.parse(at)) / minute));

export const hasPassed = (due: string, at: string): boolean => Date.parse(due) <= Date.parse(at);

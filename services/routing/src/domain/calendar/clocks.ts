import { afterOpenDays, type Calendar } from './calendar.ts';

/** How long each clock runs. The agency's clocks run on its open days, the person's on every day. */
export type Clocks = Readonly<{
  responseDays: number;
  answerDays: number;
  firstContactDays: number;
  holdMinutes: number;
  /** The agency's time to confirm a withdrawal. */
  withdrawalDays: number;
  /** How long a line is kept for somebody. */
  waitlistDays: number;
  /** The person's time to confirm one of several. */
  confirmDays: number;
}>;

export const usualClocks: Clocks = {
  responseDays: 5,
  answerDays: 30,
  firstContactDays: 10,
  holdMinutes: 60,
  withdrawalDays: 5,
  waitlistDays: 180,
  confirmDays: 3,
};

const minute = 60_000;

export const afterMinutes = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * minute).toISOString();

export const afterDays = (at: string, days: number): string => afterMinutes(at, days * 24 * 60);

/** An agency's days are its open days. Part of a day, as a demonstration has it, is plain time. */
export const afterAgencyDays = (at: string, days: number, calendar: Calendar | undefined): string =>
  calendar && Number.isInteger(days) ? afterOpenDays(at, days, calendar) : afterDays(at, days);

export const earlier = (one: string, other: string | null | undefined): string =>
  other != null && Date.parse(other) < Date.parse(one) ? other : one;

/** Never negative: a clock stopped after it ran down has nothing left. */
export const minutesUntil = (at: string, due: string): number =>
  Math.max(0, Math.floor((Date.parse(due) - Date.parse(at)) / minute));

export const hasPassed = (due: string, at: string): boolean => Date.parse(due) <= Date.parse(at);

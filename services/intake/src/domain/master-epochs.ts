import { keyBackupDays } from './intake.ts';

/** A master key, and since when it wraps (ISO 8601). */
export type Master = Readonly<{ id: string; since: string }>;
/** `until` another one wrapped; it must open nothing any more by `endBy`. */
export type FormerMaster = Master & Readonly<{ until: string; endBy: string }>;

const dayMs = 86_400_000;
const daysAfter = (at: string, days: number): string => new Date(Date.parse(at) + days * dayMs).toISOString();

/** In whole days; so that what is superseded opens for a week at least, and what wraps changes in time. */
export const epochDays = { least: 2, usual: 7, most: keyBackupDays - 7 } as const;

/** When the next one must wrap. */
export const renewBy = ({ since }: Master, days: number): string => daysAfter(since, days);

/**
 * A backup from the first day of an epoch opens as long as the master of that epoch does, so it is from its first day that the days of a
 * backup count. Where it wrapped too long for that, yesterday's backup stays good all the same. For how long masters wrap now
 * has no say: a former one was superseded under what was asked then.
 */
const endOf = (since: string, until: string): string =>
  Date.parse(until) <= Date.parse(daysAfter(since, epochDays.most))
    ? daysAfter(since, keyBackupDays)
    : daysAfter(until, keyBackupDays - epochDays.usual);

/** Of masters in the order in which they wrapped, all but the last. */
export const formerMasters = (masters: readonly Master[]): readonly FormerMaster[] =>
  masters.slice(1).flatMap(({ since: until }, index) => {
    const former = masters[index];
    return former ? [{ ...former, until, endBy: endOf(former.since, until) }] : [];
  });

/** Somebody asks once a day, and may be a day late: what has to be done by then is done the day before. */
export const isDue = (by: string, now: string): boolean => Date.parse(now) >= Date.parse(by) - dayMs;

/** The oldest that must still open; whatever is older may go. Undefined: there is none at all. */
export const oldestKept = (masters: readonly Master[], now: string): Master | undefined => {
  const over = formerMasters(masters).findLastIndex(({ endBy }) => isDue(endBy, now));
  return masters[over + 1];
};

/** It wrapped longer than any epoch, so that the first backups of it open longer than an erasure's receipt says. */
export const opensTooLong = ({ since, endBy }: FormerMaster): boolean =>
  Date.parse(endBy) > Date.parse(daysAfter(since, keyBackupDays));

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
 * Of masters in the order in which they wrapped, all but the last. A backup from the first day of an epoch opens as long as the master
 * of that epoch does: what is left of the days of a backup once the epoch is taken off.
 */
export const formerMasters = (masters: readonly Master[], days: number): readonly FormerMaster[] =>
  masters.slice(1).flatMap(({ since: until }, index) => {
    const former = masters[index];
    return former ? [{ ...former, until, endBy: daysAfter(until, keyBackupDays - days) }] : [];
  });

/** Somebody asks once a day, and may be a day late: what has to be done by then is done the day before. */
export const isDue = (by: string, now: string): boolean => Date.parse(now) >= Date.parse(by) - dayMs;

/** The oldest that must still open; whatever is older may go. Undefined: nothing may. */
export const oldestKept = (masters: readonly Master[], days: number, now: string): Master | undefined =>
  masters.findLast(({ since }) => isDue(daysAfter(since, keyBackupDays - days), now));

/** It wrapped longer than an epoch, so that the first backups of it open longer than an erasure's receipt says. */
export const opensTooLong = ({ since, endBy }: FormerMaster): boolean =>
  Date.parse(endBy) > Date.parse(daysAfter(since, keyBackupDays));

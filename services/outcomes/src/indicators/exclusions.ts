import type { Period } from './period.ts';
import type { Regulation } from './regulation.ts';

/** Somebody who became a participant: 20 CFR 677.150(a); in adult education, after 12 contact hours. */
export const isParticipant = (
  { participant, program, contactHours }: Period,
  { contactHours: needed }: Regulation,
): boolean => participant && (program !== 'aefla' || contactHours === null || contactHours >= needed);

export const isExcluded = ({ program, exitReason }: Period, { exclusions }: Regulation): boolean =>
  exclusions[program].includes(exitReason);

export const isExcludedFromGains = (
  { program, exitReason }: Period,
  { gainExclusions }: Regulation,
): boolean => gainExclusions[program].includes(exitReason);

/** A reason that this program doesn't know is a mistake in the data, and excludes nobody. */
export const hasForeignExitReason = (period: Period, rules: Regulation): boolean =>
  period.exitReason !== '00' && !isExcluded(period, rules);

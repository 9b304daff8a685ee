import { type AfterExit, type Employment, employmentIn } from './employment.ts';
import { isExcluded, isParticipant } from './exclusions.ts';
import { type Figure, figureOf, type Standing } from './figure.ts';
import type { Period } from './period.ts';
import type { Reading } from './reading.ts';

/** 20 CFR 677.155(a)(1)(i) and (ii): employed in the second or fourth quarter after exit, of all who exited. */
export const employmentRate = (periods: readonly Period[], quarter: 2 | 4, reading: Reading): Figure =>
  figureOf(
    `employment_rate_q${quarter}`,
    exitersOf(periods, reading).map((period) => standingOf(period, quarter, reading)),
  );

/** Participants who left; who is excluded is still among them, to be named. */
export const exitersOf = (periods: readonly Period[], { rules }: Reading): readonly Period[] =>
  periods.filter((period) => period.exited && isParticipant(period, rules));

const standingOf = (period: Period, quarter: AfterExit, reading: Reading): Standing =>
  isExcluded(period, reading.rules)
    ? { id: period.id, person: period.person, counted: 'excluded' }
    : standingBy(period, employmentIn(period, quarter, reading));

export const standingBy = ({ id, person }: Period, { answer, known, evidence }: Employment): Standing => {
  if (answer === 'employed') return { id, person, counted: 'success', evidence };
  if (answer === 'not-yet-known') return { id, person, counted: 'not-yet-known' };
  return { id, person, counted: 'failure', unknowable: !known };
};

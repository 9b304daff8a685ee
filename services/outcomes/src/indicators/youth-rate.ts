import { employmentIn } from './employment.ts';
import { exitersOf, standingBy } from './employment-rate.ts';
import { isExcluded } from './exclusions.ts';
import { type Figure, figureOf, type Standing } from './figure.ts';
import type { Period } from './period.ts';
import type { Reading } from './reading.ts';

/** 20 CFR 677.155(c)(1) and (2): a job, or education or training, in the second or fourth quarter after exit. */
export const youthRate = (periods: readonly Period[], quarter: 2 | 4, reading: Reading): Figure =>
  figureOf(
    `youth_education_employment_q${quarter}`,
    exitersOf(periods, reading).map((period) => standingOf(period, quarter, reading)),
  );

const standingOf = (period: Period, quarter: 2 | 4, reading: Reading): Standing => {
  const { id, person } = period;
  if (isExcluded(period, reading.rules)) return { id, person, counted: 'excluded' };
  const employment = employmentIn(period, quarter, reading);
  if (employment.answer === 'employed') return standingBy(period, employment);
  const placement = quarter === 2 ? period.placement.second : period.placement.fourth;
  // Being in school is known whatever the wage records say later.
  if (placement !== null && reading.rules.placed.includes(placement))
    return { id, person, counted: 'success' };
  return standingBy(period, employment);
};

import { type Employment, employmentIn } from './employment.ts';
import { exitersOf } from './employment-rate.ts';
import { isExcluded } from './exclusions.ts';
import { type Figure, figureOf, type Standing } from './figure.ts';
import type { Period } from './period.ts';
import type { Reading } from './reading.ts';

/**
 * 20 CFR 677.155(a)(1)(vi): the same employer in the second and fourth quarters, of those employed in the second. One
 * figure for all six programs: each person stands once in it, whatever the number of programs.
 */
export const employerRetention = (periods: readonly Period[], reading: Reading): Figure =>
  figureOf('retention_same_employer', oncePerPerson(standings(periods, reading)));

/** What comes out if a person is counted in each program: shown beside it only to be recognised as wrong. */
export const retentionCountedTwice = (periods: readonly Period[], reading: Reading): Figure =>
  figureOf('retention_same_employer', standings(periods, reading));

const standings = (periods: readonly Period[], reading: Reading): readonly Standing[] =>
  exitersOf(periods, reading).flatMap((period) => standingOf(period, reading));

const standingOf = (period: Period, reading: Reading): Standing[] => {
  const { id, person } = period;
  if (isExcluded(period, reading.rules)) return [{ id, person, counted: 'excluded' }];
  const second = employmentIn(period, 2, reading);
  if (second.answer === 'not-yet-known') return [{ id, person, counted: 'not-yet-known' }];
  if (second.answer === 'not-employed') return [];
  return [{ id, person, ...retained(period, employmentIn(period, 4, reading)) }];
};

const retained = (
  { sameEmployer }: Period,
  { answer, known, evidence }: Employment,
): Pick<Standing, 'counted' | 'evidence' | 'unknowable'> => {
  if (answer === 'not-yet-known') return { counted: 'not-yet-known' };
  if (answer === 'employed' && sameEmployer) return { counted: 'success', evidence };
  return { counted: 'failure', unknowable: !known };
};

/** Each person once, in the period that counts most. */
export const oncePerPerson = <Of extends Pick<Standing, 'person' | 'counted'>>(
  all: readonly Of[],
): readonly Of[] =>
  [...Map.groupBy(all, ({ person }) => person).values()].flatMap((ofOne) => {
    const counted = order.flatMap((which) => ofOne.filter((standing) => standing.counted === which));
    return counted.slice(0, 1);
  });

/** A period that counts goes before one that doesn't, and a success before a failure. */
const order: readonly Standing['counted'][] = ['success', 'failure', 'not-yet-known', 'excluded'];

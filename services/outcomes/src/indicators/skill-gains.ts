import { isExcludedFromGains, isParticipant } from './exclusions.ts';
import { type Figure, figureOf } from './figure.ts';
import type { Gain, Period } from './period.ts';
import { isWithin, type Span } from './program-year.ts';
import type { Regulation } from './regulation.ts';

/**
 * 20 CFR 677.155(a)(1)(v): at least one gain in the program year, of those in education or training at any time of it.
 * Not exit-based; each period of participation counts once, whatever the number of gains. `year` is null where the
 * periods and gains given are already those of one year.
 */
export const skillGains = (periods: readonly Period[], year: Span | null, rules: Regulation): Figure =>
  figureOf(
    'measurable_skill_gains',
    learnersOf(periods, year, rules).map((period) => {
      const { id, person } = period;
      if (isExcludedFromGains(period, rules)) return { id, person, counted: 'excluded' as const };
      const gained = period.gains.some((gain) => counts(gain, period, year, rules));
      return { id, person, counted: gained ? ('success' as const) : ('failure' as const) };
    }),
  );

export const learnersOf = (
  periods: readonly Period[],
  year: Span | null,
  rules: Regulation,
): readonly Period[] =>
  periods.filter(
    (period) =>
      isParticipant(period, rules) &&
      !rules.gains.programsWithout.includes(period.program) &&
      isLearning(period, year, rules),
  );

// The range from PIRL 1811 to 1813 overlaps the year; without an end it lasts until the exit, or goes on. Who learns as
// long as the program lasts is counted by entry and exit.
const isLearning = (period: Period, year: Span | null, rules: Regulation): boolean => {
  const { learning, entry, exit } = period;
  const throughout = learnsThroughout(period, rules);
  const from = throughout ? (entry ?? learning.from) : learning.from;
  if (from === null ? !throughout : leadsNowhere(period, rules)) return false;
  if (year === null) return true;
  const to = throughout ? exit : (learning.to ?? exit);
  return (
    (from === null || from <= year.to) &&
    (to === null || to >= year.from) &&
    (exit === null || exit >= year.from)
  );
};

// TAC-17-01 page 16: everybody in adult education; in-school youth; other youth in the listed elements.
const learnsThroughout = ({ program, learning }: Period, { gains }: Regulation): boolean =>
  gains.everybodyLearns.includes(program) ||
  (program === 'youth' && (learning.inSchoolYouth || learning.otherYouthEducation));

// Work-based training counts for adults; out-of-school youth are in only with an element of education.
const leadsNowhere = ({ program, learning }: Period, { credential }: Regulation): boolean =>
  program === 'youth' &&
  !(learning.inSchoolYouth || learning.otherYouthEducation || learning.postsecondary || learning.secondary) &&
  learning.training.length > 0 &&
  learning.training.every((type) => credential.notTraining.includes(type));

/** Whether one gain makes the period a success. */
export const counts = (gain: Gain, period: Period, year: Span | null, { gains }: Regulation): boolean => {
  const allowed =
    gains.ofEducation.includes(gain.type) ||
    (gains.ofTraining.includes(gain.type) && (period.program !== 'aefla' || period.learning.integrated));
  if (!allowed || !gain.setInAdvance) return false;
  if (gain.on === null) return true;
  return (year === null || isWithin(gain.on, year)) && (period.entry === null || gain.on >= period.entry);
};

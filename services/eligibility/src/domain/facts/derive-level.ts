import { addDuration, covers } from '../dates.ts';
import type { Derivation } from './derive.ts';
import type { Fact } from './facts.ts';
import type { LevelTable } from '../law/ruleset.ts';
import { type Asking, type Heard, numberOf, valueOf } from './say.ts';

/**
 * The functioning level that a score shows, by the test and the day it was taken: bands belong to a series of a test, and a
 * series to the years in which it may be used. It holds as long as the table says; a score whose bands nobody has read
 * shows no level, and the level itself is asked.
 */
export const compileLevel = ({ tests, holdsFor }: LevelTable, ask: Asking): Derivation => {
  const [scored, taken, said] = [ask('assessment.score'), compileTaken(ask), ask('assessed_level')];
  return (heard, { asOf }) => {
    const score = numberOf(scored(heard));
    const which = score === undefined ? undefined : taken(heard);
    if (score === undefined || which === undefined || which.on > asOf) return undefined;
    const series = seriesOf(tests, which);
    const band = series?.bands.findLast(({ from }) => score >= from);
    if (band === undefined || (series?.upTo !== undefined && score > series.upTo)) return undefined;
    return standing(said(heard), band.level, addDuration(which.on, holdsFor), asOf);
  };
};

/** Where the bands of the series were read. */
export const citeLevel = ({ tests }: LevelTable, ask: Asking) => {
  const taken = compileTaken(ask);
  return (heard: Heard): readonly string[] => {
    const which = taken(heard);
    return (which && seriesOf(tests, which)?.cite) ?? [];
  };
};

type Taken = Readonly<{ test: string; on: string }>;

const compileTaken = (ask: Asking): ((heard: Heard) => Taken | undefined) => {
  const [which, when] = [ask('assessment.test'), ask('assessment.date')];
  return (heard) => {
    const [test, on] = [valueOf(which(heard)), valueOf(when(heard))];
    return typeof test === 'string' && typeof on === 'string' ? { test, on } : undefined;
  };
};

const seriesOf = (tests: LevelTable['tests'], { test, on }: Taken) =>
  tests.find((one) => one.test === test && covers(one, on));

const standing = (said: Fact | undefined, level: string, until: string, asOf: string): Fact => {
  if (said?.state === 'known')
    return said.value === level ? said : { state: 'contradicted', values: [said.value, level].sort(byText) };
  if (said !== undefined && said.state !== 'lapsed') return said;
  return until < asOf ? { state: 'lapsed', since: until } : { state: 'known', value: level, until };
};

const byText = (left: unknown, right: unknown): number => (String(left) < String(right) ? -1 : 1);

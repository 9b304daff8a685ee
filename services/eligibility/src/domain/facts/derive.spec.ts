import { describe, expect, it } from 'vitest';
import { compileDerivations } from './derive.ts';
import { exampleTables } from '../examples.ts';
import { type Catalogue, type Fact, type Facts, type FactSpec, readFacts } from './facts.ts';

const spec = (name: string, more: Partial<FactSpec> = {}): [string, FactSpec] => [
  name,
  { name, type: 'number', sensitivity: 4, decidedBy: 'person', askable: false, ...more },
];
const catalogue: Catalogue = new Map([
  spec('family_size'),
  spec('family_income_annualized'),
  spec('public_assistance', { type: 'choices', values: ['snap'] }),
  spec('youth_barriers', { type: 'choices', values: ['dropout', 'homeless'] }),
  spec('free_or_reduced_lunch', { type: 'choice', values: ['yes', 'no'] }),
  spec('dw.closure_announced', { type: 'choice', values: ['yes', 'no'] }),
  spec('dw.closure_announced_days', { type: 'integer', nullMeans: 'none' }),
  spec('farm.last_farmwork', { type: 'month' }),
  spec('low_income', { type: 'choice', values: ['yes', 'no'] }),
  spec('age', { type: 'integer', growsYearly: true }),
  spec('assessed_level', { type: 'choice', values: ['esl-1', 'esl-2'], lapsesAfter: 'P6M' }),
  spec('assessment.test', { type: 'choice', values: ['old-test', 'new-test'] }),
  spec('assessment.score', { type: 'integer' }),
  spec('assessment.date', { type: 'date' }),
]);
const names = [...catalogue.keys()];
const derivations = compileDerivations(exampleTables, (name) => (heard) => heard[names.indexOf(name)]);
const heardIn = (facts: Facts) => names.map((name) => facts.get(name));
type When = Parameters<typeof readFacts>[2];
/** What stands in the end: what was said, with what follows from it. */
const standing = (
  said: Record<string, unknown>,
  name: string,
  jurisdiction: string,
  when: When,
): Fact | undefined => {
  const facts = readFacts(said, catalogue, when);
  const { asOf } = when;
  return derivations.of.get(name)?.derive(heardIn(facts), { jurisdiction, asOf }) ?? facts.get(name);
};
const lowIncome = (facts: Record<string, unknown>, jurisdiction = 'US-MA', asOf = '2026-11-22') =>
  standing(facts, 'low_income', jurisdiction, { asOf });
const family = (family_income_annualized: number) => ({ family_size: 3, family_income_annualized });

describe('low income', () => {
  it('follows from size and income up to the line, and clearly above it', () => {
    const until = '2026-12-31';
    expect(lowIncome(family(20_000))).toEqual({ state: 'known', value: 'yes', until });
    expect(lowIncome({ ...family(40_001), public_assistance: [], youth_barriers: [] })).toEqual({
      state: 'known',
      value: 'no',
      until,
    });
  });

  it('follows from benefits, a school lunch or having no home, whatever the income', () => {
    for (const enough of [
      { public_assistance: ['snap'] },
      { free_or_reduced_lunch: 'yes' },
      { youth_barriers: ['homeless'] },
    ])
      expect(lowIncome({ ...family(90_000), ...enough })).toEqual({ state: 'known', value: 'yes' });
    expect(lowIncome({ youth_barriers: ['dropout'], free_or_reduced_lunch: 'no' })).toBeUndefined();
  });

  it('stays open above the line until benefits are known to be none, and a home to be there', () => {
    expect(lowIncome(family(90_000))).toBeUndefined();
    expect(lowIncome({ ...family(90_000), public_assistance: [] })).toBeUndefined();
  });

  it('is presumed far above the line only for a place in a queue', () => {
    const where = { jurisdiction: 'US-MA', asOf: '2026-11-22' };
    const facts = readFacts({ ...family(90_000), public_assistance: [] }, catalogue, where);
    expect(derivations.presumeLowIncome(heardIn(facts), where)).toEqual({ state: 'known', value: 'no' });
    expect(derivations.presumeLowIncome([], where)).toBeUndefined();
  });

  it('contradicts someone who says no and receives benefits: both are kept, neither counts', () =>
    expect(lowIncome({ low_income: 'no', public_assistance: ['snap'] })).toEqual({
      state: 'contradicted',
      values: ['no', 'yes'],
    }));

  it('stays open between, in a State with a line of its own, and in a year without a table', () => {
    expect(lowIncome(family(20_001))).toBeUndefined();
    expect(lowIncome(family(40_000))).toBeUndefined();
    expect(lowIncome(family(1), 'US-AK')).toBeUndefined();
    expect(lowIncome(family(1), 'US-MA', '2027-01-01')).toBeUndefined();
  });

  it('is never put over what the person said, or declined to say: a contradiction counts for neither', () => {
    expect(lowIncome({ ...family(1), low_income: 'yes' })).toEqual({ state: 'known', value: 'yes' });
    expect(lowIncome({ ...family(1), low_income: 'no' })).toMatchObject({ state: 'contradicted' });
    expect(lowIncome({ ...family(1), low_income: 'not-shared' })).toEqual({ state: 'declined' });
  });
});

describe('what follows about work', () => {
  const read = (facts: Record<string, unknown>, name: string) =>
    standing(facts, name, 'US', { asOf: '2026-11-22' });

  it('is that a closing in so many days was announced, and none was where that is said', () => {
    const announced = (days: number | null) =>
      read({ dw: { closure_announced_days: days } }, 'dw.closure_announced');
    expect(announced(120)).toEqual({ state: 'known', value: 'yes' });
    expect(announced(null)).toEqual({ state: 'known', value: 'no' });
  });

  it('is that farm work before the last two years does not count', () => {
    const months = (last: string) =>
      read({ farm: { last_farmwork: last } }, 'farm.months_primarily_ag_in_any_12_consecutive_of_last_24');
    expect(months('2024-10')).toEqual({ state: 'known', value: 'no' });
    expect(months('2024-11')).toBeUndefined();
  });
});

describe('income against the poverty line', () => {
  const percent = (income: number, size: number, jurisdiction = 'US-MA', asOf = '2026-11-22') =>
    standing(
      { family_size: size, family_income_annualized: income },
      'income_percent_of_poverty',
      jurisdiction,
      { asOf },
    );

  it('is that of the year and the household, in whole per cent', () => {
    expect(percent(10_000, 1)).toMatchObject({ state: 'known', value: 100 });
    expect(percent(10_000, 3)).toMatchObject({ state: 'known', value: 50 });
    expect(percent(30_199, 3)).toMatchObject({ state: 'known', value: 150 });
  });

  it('is that of a place with lines of its own, which never falls back to the others', () => {
    expect(percent(10_000, 1, 'US-HI')).toMatchObject({ state: 'known', value: 50 });
    expect(percent(19_000, 1, 'US-HI', '2025-12-31')).toMatchObject({ state: 'known', value: 100 });
    expect(percent(19_000, 1, 'US-HI', '2024-12-31')).toBeUndefined();
  });

  it('holds until the year ends: the next has a line of its own', () =>
    expect(percent(10_000, 1)).toMatchObject({ until: '2026-12-31' }));

  it('is not known where no table holds, or a part was not said', () => {
    expect(percent(10_000, 1, 'US-AK')).toBeUndefined();
    expect(percent(10_000, 1, 'US-MA', '2025-12-31')).toBeUndefined();
    expect(percent(10_000, 0)).toBeUndefined();
  });
});

describe('the level that a score shows', () => {
  const level = (assessment: object, more: object = {}, asOf = '2026-11-22') =>
    standing({ assessment, ...more }, 'assessed_level', 'US', { asOf });
  const taken = (date: string, score: number, test = 'old-test') => ({ test, score, date });

  it.each([
    ['2026-06-30', 99, 'esl-1'],
    ['2026-06-30', 100, 'esl-2'],
    ['2026-07-01', 149, 'esl-1'],
    ['2026-07-01', 150, 'esl-2'],
  ])('is read by the series that was in use on %s: %i shows %s', (date, score, value) =>
    expect(level(taken(date, score), {}, '2026-12-01')).toMatchObject({ state: 'known', value }),
  );

  it('holds for as long as the table says, and then is asked', () => {
    expect(level(taken('2026-05-22', 100))).toEqual({ state: 'known', value: 'esl-2', until: '2026-11-22' });
    expect(level(taken('2026-05-21', 100))).toEqual({ state: 'lapsed', since: '2026-11-21' });
  });

  it.each([
    ['below the lowest band', taken('2026-07-01', 49)],
    ['above what the test measures', taken('2026-06-30', 301)],
    ['of a test whose bands nobody has read', taken('2026-07-01', 100, 'new-test')],
    ['of a day to come', taken('2026-11-23', 100)],
    ['of a day before the series', taken('2019-12-31', 100)],
    ['of no day', { test: 'old-test', score: 100 }],
    ['that is missing', { test: 'old-test', date: '2026-07-01' }],
  ])('is not known from a score %s', (_, assessment) => expect(level(assessment)).toBeUndefined());

  it('never goes over what was said: the same is one, another is a contradiction, declined stays declined', () => {
    const score = taken('2026-07-01', 150);
    expect(level(score, { assessed_level: 'esl-2' })).toEqual({ state: 'known', value: 'esl-2' });
    expect(level(score, { assessed_level: 'esl-1' })).toEqual({
      state: 'contradicted',
      values: ['esl-1', 'esl-2'],
    });
    expect(level(score, { assessed_level: 'not-shared' })).toEqual({ state: 'declined' });
  });
});

describe('the age band', () => {
  const band = (age: number, givenOn: string | undefined, asOf: string) =>
    standing({ age }, 'age_band', 'US', { asOf, givenOn });

  it.each([
    [15, 'child', '2026-11-22'],
    [16, 'youth', '2034-11-22'],
    [24, 'youth', '2026-11-22'],
  ])('of %i is %s on the day it was said, surely until %s', (age, value, until) =>
    expect(band(age, '2026-11-22', '2026-11-22')).toEqual({ state: 'known', value, until }),
  );

  it('of the eldest holds for good', () =>
    expect(band(25, '2026-11-22', '2026-11-22')).toEqual({ state: 'known', value: 'adult' }));

  it('is not known once a birthday may lie between two bands, and known again a year later', () => {
    expect(band(24, '2026-11-22', '2026-11-23')).toEqual({ state: 'lapsed', since: '2026-11-23' });
    expect(band(24, '2026-11-22', '2027-11-22')).toEqual({ state: 'known', value: 'adult' });
    expect(band(20, '2026-11-22', '2027-05-01')).toEqual({
      state: 'known',
      value: 'youth',
      until: '2030-11-22',
    });
  });

  it('is not known of somebody who did not say', () =>
    expect(standing({ age: 'not-shared' }, 'age_band', 'US', { asOf: '2026-11-22' })).toEqual({
      state: 'declined',
    }));
});

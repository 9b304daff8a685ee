import { describe, expect, it } from 'vitest';
import { compileDerivations } from './derive.ts';
import { type Catalogue, type FactSpec, readFacts } from './facts.ts';

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
]);
const { derive, presume } = compileDerivations({
  cite: [],
  notIn: ['US-AK'],
  clearlyAbove: 2,
  lines: [{ year: 2026, base: 10_000, each: 5_000 }],
});
/** What stands in the end: what was said, with what follows from it. */
const standing = (said: Record<string, unknown>, name: string, jurisdiction: string, asOf: string) => {
  const facts = readFacts(said, catalogue, { asOf });
  return new Map([...facts, ...derive(facts, jurisdiction, asOf)]).get(name);
};
const lowIncome = (facts: Record<string, unknown>, jurisdiction = 'US-MA', asOf = '2026-11-22') =>
  standing(facts, 'low_income', jurisdiction, asOf);
const family = (family_income_annualized: number) => ({ family_size: 3, family_income_annualized });

describe('low income', () => {
  it('follows from size and income up to the line, and clearly above it', () => {
    expect(lowIncome(family(20_000))).toEqual({ state: 'known', value: 'yes' });
    expect(lowIncome({ ...family(40_001), public_assistance: [], youth_barriers: [] })).toEqual({
      state: 'known',
      value: 'no',
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
    const facts = readFacts({ ...family(90_000), public_assistance: [] }, catalogue, { asOf: '2026-11-22' });
    expect(presume(facts, 'US-MA', '2026-11-22')).toEqual([['low_income', { state: 'known', value: 'no' }]]);
    expect(presume(new Map(), 'US-MA', '2026-11-22')).toEqual([]);
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
  const read = (facts: Record<string, unknown>, name: string) => standing(facts, name, 'US', '2026-11-22');

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

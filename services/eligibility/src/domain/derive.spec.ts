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
  spec('low_income', { type: 'choice', values: ['yes', 'no'] }),
]);
const derive = compileDerivations({
  cite: [],
  notIn: ['US-AK'],
  clearlyAbove: 2,
  lines: [{ year: 2026, base: 10_000, each: 5_000 }],
});
const lowIncome = (facts: Record<string, unknown>, jurisdiction = 'US-MA', asOf = '2026-11-22') =>
  derive(readFacts(facts, catalogue, { asOf }), jurisdiction, asOf).get('low_income');
const family = (family_income_annualized: number) => ({ family_size: 3, family_income_annualized });

describe('low income', () => {
  it('follows from size and income up to the line, and clearly above it', () => {
    expect(lowIncome(family(20_000))).toEqual({ state: 'known', value: 'yes' });
    expect(lowIncome(family(40_001))).toEqual({ state: 'known', value: 'no' });
  });

  it('stays open between, in a State with a line of its own, and in a year without a table', () => {
    expect(lowIncome(family(20_001))).toBeUndefined();
    expect(lowIncome(family(40_000))).toBeUndefined();
    expect(lowIncome(family(1), 'US-AK')).toBeUndefined();
    expect(lowIncome(family(1), 'US-MA', '2027-01-01')).toBeUndefined();
  });

  it('is never put over what the person said, or declined to say', () => {
    expect(lowIncome({ ...family(1), low_income: 'no' })).toEqual({ state: 'known', value: 'no' });
    expect(lowIncome({ ...family(1), low_income: 'not-shared' })).toEqual({ state: 'declined' });
  });
});

import type { Facts } from './facts.ts';
import type { PovertyGuideline } from './ruleset.ts';

export type Derive = (facts: Facts, jurisdiction: string, asOf: string) => Facts;

/**
 * Facts that follow from others. "Low income" follows from a family's size and income (29 USC 3102(36)(A)(ii)): the
 * line is the higher of the poverty line and 70 % of the LLSIL. Without a LLSIL table of the year an income between
 * the poverty line and `clearlyAbove` times it stays open rather than guessed.
 */
export const compileDerivations = (poverty: PovertyGuideline): Derive => {
  const lines = new Map(poverty.lines.map((line) => [line.year, line]));
  return (facts, jurisdiction, asOf) => {
    const [size, income] = [numberOf(facts, 'family_size'), numberOf(facts, 'family_income_annualized')];
    const line = lines.get(Number(asOf.slice(0, 4)));
    if (facts.has('low_income') || size === undefined || size < 1 || income === undefined) return facts;
    if (line === undefined || poverty.notIn.includes(jurisdiction)) return facts;
    const limit = line.base + line.each * (size - 1);
    if (income <= limit) return new Map(facts).set('low_income', { state: 'known', value: 'yes' });
    if (income > limit * poverty.clearlyAbove)
      return new Map(facts).set('low_income', { state: 'known', value: 'no' });
    return facts;
  };
};

const numberOf = (facts: Facts, name: string): number | undefined => {
  const fact = facts.get(name);
  return fact?.state === 'known' && typeof fact.value === 'number' ? fact.value : undefined;
};

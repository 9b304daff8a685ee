import type { Facts } from '../facts/facts.ts';
import type { Benefit } from './ruleset.ts';

/** Dollars a month; a range where the rule leaves something open or a fact is unknown. */
export type Amount = Readonly<{ from: number; to: number }>;

export const monthlyBenefit = ({ base, additions, match }: Benefit, facts: Facts): Amount => {
  const parts = [
    { from: base, to: base },
    ...additions.map(({ when, amount }) => additionOf(facts, when, amount)),
    ...(match === undefined ? [] : [matchOf(facts, match)]),
  ];
  return parts.reduce((sum, part) => ({ from: sum.from + part.from, to: sum.to + part.to }));
};

const additionOf = (facts: Facts, when: string, amount: number): Amount => {
  const fact = facts.get(when);
  if (fact?.state !== 'known') return { from: 0, to: amount };
  return fact.value === 'yes' ? { from: amount, to: amount } : { from: 0, to: 0 };
};

/** Only a least rate is known: nothing saved brings nothing, enough saved the cap, and in between stays a range. */
const matchOf = (facts: Facts, { of, upTo, rateAtLeast }: NonNullable<Benefit['match']>): Amount => {
  const fact = facts.get(of);
  const saved = fact?.state === 'known' && typeof fact.value === 'number' ? fact.value : undefined;
  if (saved === undefined) return { from: 0, to: upTo };
  return { from: Math.min(saved * rateAtLeast, upTo), to: saved > 0 ? upTo : 0 };
};

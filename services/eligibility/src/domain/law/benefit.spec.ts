import { describe, expect, it } from 'vitest';
import { monthlyBenefit } from './benefit.ts';
import { type Fact, type FactValue } from '../facts/facts.ts';

const stipend = {
  cite: ['A report'],
  base: 600,
  additions: [{ when: 'enrolled', amount: 200 }],
  match: { of: 'saved', upTo: 100, rateAtLeast: 0.4 },
};
const amount = (given: Record<string, FactValue>) =>
  monthlyBenefit(
    stipend,
    new Map(Object.entries(given).map(([name, value]): [string, Fact] => [name, { state: 'known', value }])),
  );

describe('a monthly benefit', () => {
  it('adds what the month has earned', () => {
    expect(amount({ enrolled: 'no', saved: 0 })).toEqual({ from: 600, to: 600 });
    expect(amount({ enrolled: 'yes', saved: 0 })).toEqual({ from: 800, to: 800 });
  });

  it('matches savings up to the cap, and leaves open what nobody has published', () => {
    expect(amount({ enrolled: 'yes', saved: 250 })).toEqual({ from: 900, to: 900 });
    expect(amount({ enrolled: 'no', saved: 100 })).toEqual({ from: 640, to: 700 });
  });

  it('is a range while a fact is unknown', () => expect(amount({})).toEqual({ from: 600, to: 900 }));
});

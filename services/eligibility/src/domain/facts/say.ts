import type { Fact, FactValue } from './facts.ts';

/** What somebody said, a place a fact; undefined: nothing. */
export type Heard = readonly (Fact | undefined)[];

/** Where a fact stands is found once, by its name; after that it is a look at its place. */
export type Ask = (heard: Heard) => Fact | undefined;
export type Asking = (name: string) => Ask;

export const valueOf = (fact: Fact | undefined): FactValue | undefined =>
  fact?.state === 'known' ? fact.value : undefined;

export const numberOf = (fact: Fact | undefined): number | undefined => {
  const value = valueOf(fact);
  return typeof value === 'number' ? value : undefined;
};

export const yes = { state: 'known', value: 'yes' } as const satisfies Fact;
export const no = { state: 'known', value: 'no' } as const satisfies Fact;
/** What was said and what follows differ: both are kept, neither counts. */
export const bothSaid: Fact = { state: 'contradicted', values: ['no', 'yes'] };

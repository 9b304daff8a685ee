import type { Derivation } from './derive.ts';
import type { AgeBands } from './ruleset.ts';
import { type Asking, type Heard, numberOf } from './say.ts';

/** The band on the day of the answer; between two of them, where the next birthday may have passed, it isn't known. */
export const compileAgeBand = ({ bands }: AgeBands, ask: Asking): Derivation => {
  const said = ask('age');
  const bandOf = (age: number) => bands.findLast(({ from }) => age >= from)?.band;
  return (heard, { asOf }) => {
    const fact = said(heard);
    const age = numberOf(fact);
    if (fact?.state !== 'known' || age === undefined) return fact;
    const band = bandOf(age);
    if (band === undefined) return undefined;
    return band === bandOf(fact.upTo ?? age)
      ? { state: 'known', value: band }
      : { state: 'lapsed', since: asOf };
  };
};

/** The law that draws the line below. */
export const citeAgeBand = ({ bands }: AgeBands, ask: Asking) => {
  const said = ask('age');
  return (heard: Heard): readonly string[] => {
    const age = numberOf(said(heard));
    return (age === undefined ? undefined : bands.findLast(({ from }) => age >= from)?.cite) ?? [];
  };
};

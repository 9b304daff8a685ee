import type { Derivation } from './derive.ts';
import { fewerUntil } from './facts.ts';
import type { AgeBands } from '../law/ruleset.ts';
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
    const most = fact.upTo ?? age;
    if (band !== bandOf(most)) return { state: 'lapsed', since: asOf };
    const next = bands.find(({ from }) => from > most);
    return next === undefined || fact.counted === undefined
      ? { state: 'known', value: band }
      : { state: 'known', value: band, until: fewerUntil(fact.counted, next.from) };
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

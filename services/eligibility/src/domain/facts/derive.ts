import { citeAgeBand, compileAgeBand } from './derive-age-band.ts';
import { citeLevel, compileLevel } from './derive-level.ts';
import { compileLowIncome, compilePresumedIncome } from './derive-low-income.ts';
import { compileClosureAnnounced, compileFarmMonths, farmMonths } from './derive-work.ts';
import type { Fact } from './facts.ts';
import { compileIncomePercent } from './poverty.ts';
import type { Tables } from '../law/ruleset.ts';
import type { Ask, Asking, Heard } from './say.ts';

export type Where = Readonly<{ jurisdiction: string; asOf: string }>;

/** What follows for one fact; undefined where nothing does, so that what was said stands. */
export type Derivation = (heard: Heard, where: Where) => Fact | undefined;
type Cite = (heard: Heard) => readonly string[];
export type Follows = Readonly<{
  derive: Derivation;
  cite: Cite;
  /** Whether place and day matter for this person: if not, it is worked out when the facts are read. */
  restsOnPlace: (heard: Heard) => boolean;
}>;

export type Derivations = Readonly<{
  /** By the fact that follows. An answer the person gave, or declined, is never overwritten. */
  of: ReadonlyMap<string, Follows>;
  /** Low income, for a place in a queue, which decides nothing. */
  presumeLowIncome: Derivation;
}>;

/** Facts that may follow from others. */
export const mayFollow = [
  'age_band',
  'assessed_level',
  'dw.closure_announced',
  farmMonths,
  'income_percent_of_poverty',
  'low_income',
] as const;

export const compileDerivations = ({ poverty, levels, ages }: Tables, ask: Asking): Derivations => {
  const follows: Readonly<Record<(typeof mayFollow)[number], Follows>> = {
    age_band: {
      derive: compileAgeBand(ages, ask),
      cite: citeAgeBand(ages, ask),
      restsOnPlace: whereGrown(ask('age')),
    },
    assessed_level: {
      derive: compileLevel(levels, ask),
      cite: citeLevel(levels, ask),
      restsOnPlace: whereSaid(ask('assessment.score')),
    },
    'dw.closure_announced': {
      derive: compileClosureAnnounced(ask),
      cite: always(['29 USC 3102(15)(B)']),
      restsOnPlace: () => false,
    },
    [farmMonths]: {
      derive: compileFarmMonths(ask),
      cite: always(['29 USC 3222(i)(3)(A)(i)']),
      restsOnPlace: whereSaid(ask('farm.last_farmwork')),
    },
    income_percent_of_poverty: {
      derive: compileIncomePercent(poverty, ask),
      cite: always(poverty.cite),
      restsOnPlace: whereSaid(ask('family_income_annualized')),
    },
    low_income: {
      ...compileLowIncome(poverty, ask),
      cite: always(['29 USC 3102(36)(A)']),
    },
  };
  return {
    of: new Map(Object.entries(follows)),
    presumeLowIncome: compilePresumedIncome(poverty, ask),
  };
};

const whereSaid =
  (fact: Ask) =>
  (heard: Heard): boolean =>
    fact(heard) !== undefined;

/** What may have grown by a year may lie in two bands, and that is said as of the day. */
const whereGrown =
  (fact: Ask) =>
  (heard: Heard): boolean => {
    const said = fact(heard);
    return said?.state === 'known' && said.upTo !== undefined;
  };

const always =
  (cite: readonly string[]): Cite =>
  () =>
    cite;

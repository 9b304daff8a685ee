import type { Fact, Facts, FactValue } from './facts.ts';
import type { PovertyGuideline } from './ruleset.ts';
import { addDuration } from './dates.ts';

/** What follows, fact by fact; nothing where nothing does. */
export type Derive = (facts: Facts, jurisdiction: string, asOf: string) => readonly Follows[];
type Follows = readonly [fact: string, Fact];

export type Derivations = Readonly<{
  /** Facts that follow from others. An answer the person gave, or declined, is never overwritten. */
  derive: Derive;
  /** For a place in a queue, which decides nothing: income far above the line counts as not low unless said otherwise. */
  presume: Derive;
}>;

export const compileDerivations = (poverty: PovertyGuideline): Derivations => {
  const byIncome = compileByIncome(poverty);
  return { derive: compileDerive(byIncome), presume: presume(byIncome) };
};

const presume =
  (byIncome: ByIncome): Derive =>
  (facts, jurisdiction, asOf) =>
    !facts.has('low_income') && noBenefits(facts) && byIncome(facts, jurisdiction, asOf) === 'no'
      ? [['low_income', no]]
      : [];

const compileDerive = (byIncome: ByIncome): Derive => {
  const lowIncome = compileLowIncome(byIncome);
  return (facts, jurisdiction, asOf) => {
    const derived: Follows[] = [];
    const add = (name: string, fact: Fact | undefined) => fact && derived.push([name, fact]);
    add('low_income', lowIncome(facts, jurisdiction, asOf));
    add('dw.closure_announced', closureAnnounced(facts));
    add(farmMonths, farmWorkTooLongAgo(facts, asOf));
    return derived;
  };
};

/**
 * 29 USC 3102(36)(A): benefits received in the last 6 months (i), a free or reduced school lunch (iv), homelessness (iii)
 * or foster care (v) are enough by themselves; else income counts (ii). Someone who says no but receives SNAP is asked again.
 */
const compileLowIncome =
  (byIncome: ByIncome) =>
  (facts: Facts, jurisdiction: string, asOf: string): Fact | undefined => {
    const answer = facts.get('low_income');
    const follows = enoughByItself(facts) ?? settledByIncome(facts, byIncome(facts, jurisdiction, asOf));
    if (answer === undefined || follows === undefined) return follows;
    return answer.state === 'known' && answer.value !== valueOf(follows) ? bothSaid : answer;
  };

/** A "no" is settled only when every other way is: far above the line no lunch is reduced; benefits and a home are asked. */
const settledByIncome = (facts: Facts, income: ReturnType<ByIncome>): Fact | undefined => {
  if (income === 'yes') return yes;
  return income === 'no' && noBenefits(facts) && hasHome(facts) ? no : undefined;
};

const enoughByItself = (facts: Facts): Fact | undefined => {
  const because =
    listed(facts, 'public_assistance', anything) ??
    listed(facts, 'youth_barriers', withoutHome) ??
    said(facts, 'free_or_reduced_lunch', 'yes');
  if (because?.state !== 'known') return undefined;
  return because.until === undefined ? yes : { ...yes, until: because.until };
};

const anything = () => true;
const withoutHome = (one: string) => one === 'homeless' || one === 'foster_care';

const listed = (facts: Facts, name: string, counts: (one: string) => boolean): Fact | undefined => {
  const value = valueOf(facts.get(name));
  return Array.isArray(value) && value.some(counts) ? facts.get(name) : undefined;
};

const said = (facts: Facts, name: string, value: FactValue): Fact | undefined =>
  valueOf(facts.get(name)) === value ? facts.get(name) : undefined;

const noBenefits = (facts: Facts): boolean => {
  const benefits = valueOf(facts.get('public_assistance'));
  return Array.isArray(benefits) && benefits.length === 0;
};

const hasHome = (facts: Facts): boolean => facts.get('youth_barriers')?.state === 'known';

/**
 * The line is the higher of the poverty line and 70 % of the LLSIL. Without a LLSIL table of the year an income between
 * the poverty line and `clearlyAbove` times it stays open rather than guessed.
 */
type ByIncome = (facts: Facts, jurisdiction: string, asOf: string) => 'yes' | 'no' | undefined;

const compileByIncome = (poverty: PovertyGuideline): ByIncome => {
  const lines = new Map(poverty.lines.map((line) => [line.year, line]));
  return (facts, jurisdiction, asOf) => {
    const [size, income] = [numberOf(facts, 'family_size'), numberOf(facts, 'family_income_annualized')];
    const line = lines.get(Number(asOf.slice(0, 4)));
    if (size === undefined || size < 1 || income === undefined) return undefined;
    if (line === undefined || poverty.notIn.includes(jurisdiction)) return undefined;
    const limit = line.base + line.each * (size - 1);
    if (income <= limit) return 'yes';
    return income > limit * poverty.clearlyAbove ? 'no' : undefined;
  };
};

/** Whoever says in how many days the place closes has said that its closing was announced. */
const closureAnnounced = (facts: Facts): Fact | undefined => {
  const days = valueOf(facts.get('dw.closure_announced_days'));
  const announced = facts.get('dw.closure_announced');
  if (days === undefined) return undefined;
  if (announced !== undefined) return days !== 'none' && valueOf(announced) === 'no' ? bothSaid : undefined;
  return days === 'none' ? no : yes;
};

const farmMonths = 'farm.months_primarily_ag_in_any_12_consecutive_of_last_24';

/** Farm work that ended before the last 24 months can't lie within them (29 USC 3222(i)(3)(A)(i)). */
const farmWorkTooLongAgo = (facts: Facts, asOf: string): Fact | undefined => {
  const last = valueOf(facts.get('farm.last_farmwork'));
  if (typeof last !== 'string' || asOf < addDuration(`${last}-01`, 'P25M')) return undefined;
  const said = facts.get(farmMonths);
  if (said === undefined) return no;
  return valueOf(said) === 'yes' ? bothSaid : undefined;
};

const yes = { state: 'known', value: 'yes' } as const satisfies Fact;
const no: Fact = { state: 'known', value: 'no' };
const bothSaid: Fact = { state: 'contradicted', values: ['no', 'yes'] };

const valueOf = (fact: Fact | undefined): FactValue | undefined =>
  fact?.state === 'known' ? fact.value : undefined;

const numberOf = (facts: Facts, name: string): number | undefined => {
  const value = valueOf(facts.get(name));
  return typeof value === 'number' ? value : undefined;
};

import type { Fact, Facts, FactValue } from './facts.ts';
import type { PovertyGuideline } from './ruleset.ts';
import { addDuration } from './dates.ts';

export type Derive = (facts: Facts, jurisdiction: string, asOf: string) => Facts;

/** Facts that follow from others. An answer the person gave, or declined, is never overwritten. */
export const compileDerivations = (poverty: PovertyGuideline): Derive => {
  const lowIncome = compileLowIncome(poverty);
  return (facts, jurisdiction, asOf) => {
    const derived: readonly (readonly [string, Fact | undefined])[] = [
      ['low_income', lowIncome(facts, jurisdiction, asOf)],
      ['dw.closure_announced', closureAnnounced(facts)],
      [farmMonths, farmWorkTooLongAgo(facts, asOf)],
    ];
    const added = derived.filter((entry): entry is readonly [string, Fact] => entry[1] !== undefined);
    return added.length === 0 ? facts : new Map([...facts, ...added]);
  };
};

/**
 * 29 USC 3102(36)(A): benefits received in the last 6 months (i), a free or reduced school lunch (iv), homelessness (iii)
 * or foster care (v) are enough by themselves; else income counts (ii). Someone who says no but receives SNAP is asked again.
 */
const compileLowIncome = (poverty: PovertyGuideline) => {
  const byIncome = compileByIncome(poverty);
  return (facts: Facts, jurisdiction: string, asOf: string): Fact | undefined => {
    const said = facts.get('low_income');
    const enough = enoughByItself(facts);
    if (said !== undefined)
      return enough !== undefined && valueOf(said) === 'no'
        ? { state: 'contradicted', values: ['no', 'yes'] }
        : undefined;
    return enough ?? byIncome(facts, jurisdiction, asOf);
  };
};

const enoughByItself = (facts: Facts): Fact | undefined => {
  const because = [
    listed(facts, 'public_assistance', () => true),
    listed(facts, 'youth_barriers', (one) => one === 'homeless' || one === 'foster_care'),
    valueOf(facts.get('free_or_reduced_lunch')) === 'yes' && facts.get('free_or_reduced_lunch'),
  ].find((fact) => fact !== undefined && fact !== false);
  if (because === undefined || because === false || because.state !== 'known') return undefined;
  const { until } = because;
  return { state: 'known', value: 'yes', ...(until !== undefined && { until }) };
};

const listed = (facts: Facts, name: string, counts: (one: string) => boolean): Fact | undefined => {
  const value = valueOf(facts.get(name));
  return Array.isArray(value) && value.some(counts) ? facts.get(name) : undefined;
};

/**
 * The line is the higher of the poverty line and 70 % of the LLSIL. Without a LLSIL table of the year an income between
 * the poverty line and `clearlyAbove` times it stays open rather than guessed; above it, benefits must be known to be none.
 */
const compileByIncome = (poverty: PovertyGuideline) => {
  const lines = new Map(poverty.lines.map((line) => [line.year, line]));
  return (facts: Facts, jurisdiction: string, asOf: string): Fact | undefined => {
    const [size, income] = [numberOf(facts, 'family_size'), numberOf(facts, 'family_income_annualized')];
    const line = lines.get(Number(asOf.slice(0, 4)));
    if (size === undefined || size < 1 || income === undefined) return undefined;
    if (line === undefined || poverty.notIn.includes(jurisdiction)) return undefined;
    const limit = line.base + line.each * (size - 1);
    if (income <= limit) return { state: 'known', value: 'yes' };
    const noBenefits = facts.get('public_assistance')?.state === 'known';
    return noBenefits && income > limit * poverty.clearlyAbove ? { state: 'known', value: 'no' } : undefined;
  };
};

/** Whoever says in how many days the place closes has said that its closing was announced. */
const closureAnnounced = (facts: Facts): Fact | undefined => {
  const days = valueOf(facts.get('dw.closure_announced_days'));
  if (days === undefined || facts.has('dw.closure_announced')) return undefined;
  return { state: 'known', value: days === 'none' ? 'no' : 'yes' };
};

const farmMonths = 'farm.months_primarily_ag_in_any_12_consecutive_of_last_24';

/** Farm work that ended before the last 24 months can't lie within them (29 USC 3222(i)(3)(A)(i)). */
const farmWorkTooLongAgo = (facts: Facts, asOf: string): Fact | undefined => {
  const last = valueOf(facts.get('farm.last_farmwork'));
  if (typeof last !== 'string' || asOf < addDuration(`${last}-01`, 'P25M')) return undefined;
  return valueOf(facts.get(farmMonths)) === 'yes'
    ? { state: 'contradicted', values: ['no', 'yes'] }
    : { state: 'known', value: 'no' };
};

const valueOf = (fact: Fact | undefined): FactValue | undefined =>
  fact?.state === 'known' ? fact.value : undefined;

const numberOf = (facts: Facts, name: string): number | undefined => {
  const value = valueOf(facts.get(name));
  return typeof value === 'number' ? value : undefined;
};

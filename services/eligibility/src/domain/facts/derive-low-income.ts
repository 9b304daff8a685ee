import type { Derivation, Follows, Where } from './derive.ts';
import type { Fact } from './facts.ts';
import { compileAgainstLine, lastDayOfYear } from './poverty.ts';
import type { PovertyGuideline } from '../law/ruleset.ts';
import { type Asking, bothSaid, type Heard, no, valueOf, yes } from './say.ts';

/**
 * 29 USC 3102(36)(A): benefits received in the last 6 months (i), a free or reduced school lunch (iv), homelessness (iii)
 * or foster care (v) are enough by themselves; else income counts (ii). Someone who says no but receives SNAP is asked again.
 */
export const compileLowIncome = (
  poverty: PovertyGuideline,
  ask: Asking,
): Pick<Follows, 'derive' | 'restsOnPlace'> => {
  const [byIncome, lowIncome] = [compileByIncome(poverty, ask), ask('low_income')];
  const [benefits, barriers, lunch] = [
    ask('public_assistance'),
    ask('youth_barriers'),
    ask('free_or_reduced_lunch'),
  ];
  const enoughByItself = (heard: Heard): Fact | undefined =>
    carry(listed(benefits(heard), anything)) ??
    carry(listed(barriers(heard), withoutHome)) ??
    carry(saidYes(lunch(heard)));

  /** A "no" is settled only when every other way is: far above the line no lunch is reduced; benefits and a home are asked. */
  const settledByIncome = (heard: Heard, where: Where): Fact | undefined => {
    const income = byIncome(heard, where);
    if (income === 'yes') return { ...yes, until: lastDayOfYear(where) };
    const hasHome = barriers(heard)?.state === 'known';
    return income === 'no' && isNone(benefits(heard)) && hasHome
      ? { ...no, until: lastDayOfYear(where) }
      : undefined;
  };

  const derive: Derivation = (heard, where) => {
    const answer = lowIncome(heard);
    const follows = enoughByItself(heard) ?? settledByIncome(heard, where);
    if (answer === undefined || follows === undefined) return follows;
    return answer.state === 'known' && answer.value !== valueOf(follows) ? bothSaid : answer;
  };
  const income = ask('family_income_annualized');
  return {
    derive,
    restsOnPlace: (heard) => income(heard) !== undefined && enoughByItself(heard) === undefined,
  };
};

/** Income far above the line counts as not low for a place in a queue, where nothing else was said or follows. */
export const compilePresumedIncome = (poverty: PovertyGuideline, ask: Asking): Derivation => {
  const [byIncome, benefits] = [compileByIncome(poverty, ask), ask('public_assistance')];
  return (heard, where) => (isNone(benefits(heard)) && byIncome(heard, where) === 'no' ? no : undefined);
};

const anything = () => true;
const withoutHome = (one: string) => one === 'homeless' || one === 'foster_care';

const listed = (fact: Fact | undefined, counts: (one: string) => boolean): Fact | undefined => {
  const value = valueOf(fact);
  return Array.isArray(value) && value.some(counts) ? fact : undefined;
};

const saidYes = (fact: Fact | undefined): Fact | undefined => (valueOf(fact) === 'yes' ? fact : undefined);

/** What is enough holds as long as the answer it rests on. */
const carry = (because: Fact | undefined): Fact | undefined => {
  if (because?.state !== 'known') return undefined;
  return because.until === undefined ? yes : { ...yes, until: because.until };
};

const isNone = (fact: Fact | undefined): boolean => {
  const value = valueOf(fact);
  return Array.isArray(value) && value.length === 0;
};

/**
 * The line is the higher of the poverty line and 70 % of the LLSIL. Without a LLSIL table of the year an income between
 * the poverty line and `clearlyAbove` times it stays open rather than guessed.
 */
type ByIncome = (heard: Heard, where: Where) => 'yes' | 'no' | undefined;

const compileByIncome = (poverty: PovertyGuideline, ask: Asking): ByIncome => {
  const against = compileAgainstLine(poverty, ask);
  return (heard, where) => {
    const found = against(heard, where);
    if (found === undefined) return undefined;
    if (found.income <= found.line) return 'yes';
    return found.income > found.line * poverty.clearlyAbove ? 'no' : undefined;
  };
};

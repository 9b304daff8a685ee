import { dayAfter, dayBefore } from '../domain/dates.ts';
import type {
  CourtOrder,
  PriorityVersion,
  ProgramRules,
  Rule,
  RuleBook,
  RuleVersion,
  Tier,
} from '../domain/law/ruleset.ts';
import { type Mutant, mutateCriterion } from './mutate-criterion.ts';

/** A book in which one thing differs, and the programs whose cases must notice. */
export type BookMutant = Readonly<{ what: string; programs: readonly string[]; book: RuleBook }>;

export const mutateBook = (book: RuleBook): readonly BookMutant[] => [
  ...book.programs.flatMap((file, index) =>
    mutateFile(file, firstDay(book, file)).map(({ what, value }) => ({
      what: `${file.jurisdiction}/${file.program}: ${what}`,
      programs: [file.program],
      book: { ...book, programs: book.programs.with(index, value) },
    })),
  ),
  ...each(book.orders, mutateOrder).map(({ what, value }) => ({
    what: `court order ${what}`,
    programs: book.orders.flatMap(({ suspends }) => suspends.map(({ program }) => program)),
    book: { ...book, orders: value },
  })),
];

/** The day on which a program's rules begin is where this book starts, not where the law changed. */
const firstDay = ({ programs }: RuleBook, { program, jurisdiction }: ProgramRules): string =>
  programs
    .filter((file) => file.program === program && ['US', jurisdiction].includes(file.jurisdiction))
    .flatMap(({ rules, priority = [] }) => [...rules.flatMap(({ versions }) => versions), ...priority])
    .reduce((first, { inForceFrom }) => (inForceFrom < first ? inForceFrom : first), '9999-12-31');

const mutateFile = (file: ProgramRules, begins: string): Mutant<ProgramRules>[] => [
  ...each(file.rules, (rule) => mutateRule(rule, begins)).map(({ what, value }) => ({
    what,
    value: { ...file, rules: value },
  })),
  ...each(file.priority ?? [], mutatePriority).map(({ what, value }) => ({
    what: `priority, ${what}`,
    value: { ...file, priority: value },
  })),
];

const mutateRule = (rule: Rule, begins: string): Mutant<Rule>[] =>
  each(rule.versions, (version) => mutateVersion(version, begins)).map(({ what, value }) => ({
    what: `${rule.id}, ${what}`,
    value: { ...rule, versions: value },
  }));

const mutateVersion = (version: RuleVersion, begins: string): Mutant<RuleVersion>[] => [
  ...(version.criteria === undefined
    ? []
    : mutateCriterion(version.criteria).map(({ what, value }) => ({
        what: `${version.inForceFrom}, ${what}`,
        value: { ...version, criteria: value },
      }))),
  ...(version.inForceFrom === begins || version.criteria === undefined ? [] : startOf(version)),
];

/** A day late leaves a day without the rule. A day early is seen only where no other version holds on that day. */
const startOf = <T extends Readonly<{ inForceFrom: string }>>(value: T): Mutant<T>[] => [
  { what: 'starts a day late', value: { ...value, inForceFrom: dayAfter(value.inForceFrom) } },
  { what: 'starts a day early', value: { ...value, inForceFrom: dayBefore(value.inForceFrom) } },
];

const mutatePriority = (priority: PriorityVersion): Mutant<PriorityVersion>[] => [
  ...priority.appliesTo.map((level) => ({
    what: `not for ${level}`,
    value: { ...priority, appliesTo: priority.appliesTo.filter((other) => other !== level) },
  })),
  ...each(priority.tiers, mutateTier).map(({ what, value }) => ({
    what,
    value: { ...priority, tiers: value },
  })),
];

const mutateTier = (tier: Tier): Mutant<Tier>[] =>
  tier.criteria === undefined
    ? []
    : mutateCriterion(tier.criteria).map(({ what, value }) => ({
        what: `${tier.tier}, ${what}`,
        value: { ...tier, criteria: value },
      }));

const mutateOrder = (order: CourtOrder): Mutant<CourtOrder>[] => [
  ...startOf(order).map(({ what, value }) => ({ what: `${order.id} ${what}`, value })),
  ...order.jurisdictions.map((place) => ({
    what: `${order.id} not in ${place}`,
    value: { ...order, jurisdictions: order.jurisdictions.filter((other) => other !== place) },
  })),
  ...order.suspends.map((suspended) => ({
    what: `${order.id} does not suspend ${suspended.program} ${suspended.rule}`,
    value: { ...order, suspends: order.suspends.filter((other) => other !== suspended) },
  })),
];

/** Each of a list, mutated in its place or dropped. */
const each = <T extends object>(
  list: readonly T[],
  mutate: (one: T) => readonly Mutant<T>[],
): Mutant<readonly T[]>[] =>
  list.flatMap((one, index) => [
    ...mutate(one).map(({ what, value }) => ({ what, value: list.with(index, value) })),
    ...(matters(one) ? [{ what: `drop ${nameOf(one)}`, value: list.toSpliced(index, 1) }] : []),
  ]);

/** A version with notes alone decides nothing. */
const matters = (one: object): boolean =>
  'criteria' in one ? one.criteria !== undefined : !('versions' in one) && !('tiers' in one);

const nameOf = (one: object): string => {
  if ('tier' in one) return `tier ${String(one.tier)}`;
  return 'id' in one ? String(one.id) : 'a version';
};

import type { Catalogue } from '../facts/facts.ts';
import type { Because, Finding, Step } from '../explanation/finding.ts';
import type { Truth } from './kleene.ts';
import { lookFor } from './look.ts';
import type { Draft } from './plan.ts';
import type { Criterion, Legal } from '../law/ruleset.ts';
import type { Seating } from './seat.ts';

/** What a criteria tree is drafted for: rules test facts, days, levels of service and one another. */
export type Setting = Readonly<{
  catalogue: Catalogue;
  seating: Seating;
  asOf: string;
  serviceLevel: string | undefined;
  program: (id: string) => Draft;
}>;

export const draftCriterion = (criterion: Criterion, setting: Setting): Draft => {
  const { except } = criterion;
  const { serviceLevel } = setting;
  if (except === undefined) return draftStep(criterion, setting);
  if (serviceLevel !== undefined && except.includes(serviceLevel))
    return always(legalOf(criterion), 'not-needed-here');
  return { ...draftStep(criterion, setting), except };
};

const draftStep = (criterion: Criterion, setting: Setting): Draft => {
  const rule = legalOf(criterion);
  if ('everyone' in criterion) return always(rule, 'everyone');
  if ('fact' in criterion) return draftTest(rule, criterion, setting);
  if ('eligibleFor' in criterion)
    return { how: 'program', rule, parts: [setting.program(criterion.eligibleFor)] };
  if ('not' in criterion) return { how: 'not', rule, parts: [draftCriterion(criterion.not, setting)] };
  if ('any' in criterion) return { how: 'any', rule, parts: draftAll(criterion.any, setting) };
  return {
    how: criterion.inOrder === true ? 'in-order' : 'all',
    rule,
    parts: draftAll(criterion.all, setting),
  };
};

const draftAll = (criteria: readonly Criterion[], setting: Setting): readonly Draft[] =>
  criteria.map((criterion) => draftCriterion(criterion, setting));

const always = (rule: Legal, because: Because): Draft => ({
  how: 'test',
  rule,
  look: { op: 'always' },
  soughtUnkept: false,
  findings: [leaf(rule, 'yes', because)],
});

const draftTest = (
  rule: Legal,
  { fact, compare }: Extract<Criterion, { fact: string }>,
  { catalogue, seating, asOf }: Setting,
): Draft => {
  const spec = catalogue.get(fact);
  const open = spec?.decidedBy === 'provider' ? 'provider-decides' : 'not-answered';
  return {
    how: 'test',
    rule,
    look: lookFor(fact, compare, seating, asOf),
    soughtUnkept:
      'includesAny' in compare && compare.includesAny.some((value) => spec?.unkept?.includes(value)),
    // In the order of `found`.
    findings: [
      leaf(rule, 'yes', 'answered', fact),
      leaf(rule, 'no', 'answered', fact),
      leaf(rule, 'unknown', open, fact),
      leaf(rule, 'unknown', 'declined', fact),
      leaf(rule, 'unknown', 'lapsed', fact),
      leaf(rule, 'unknown', 'contradicted', fact),
      leaf(rule, 'unknown', 'provider-decides', fact),
    ],
  };
};

const none: readonly Finding[] = [];

const leaf = (rule: Step, truth: Truth, because: Because, fact?: string): Finding => ({
  rule,
  truth,
  how: 'test',
  fact,
  because,
  parts: none,
});

const legalOf = ({ id, cite, text, suggest, category, limitedTo }: Criterion): Legal => ({
  id,
  cite,
  text,
  suggest,
  category,
  limitedTo,
});

import { compileComparison } from './compare.ts';
import type { Catalogue, Facts } from './facts.ts';
import type { Because, Finding, Step } from './finding.ts';
import { both, either, not, type Truth, truthOf } from './kleene.ts';
import type { Comparison, Criterion, Legal } from './ruleset.ts';

/** What a test may look at: the facts, the level of service asked for, and the other programs' answers. */
export type Scope = Readonly<{
  facts: Facts;
  asOf: string;
  serviceLevel: string | undefined;
  eligibleFor: (program: string) => Finding;
}>;

export type Evaluate = (scope: Scope) => Finding;

/** Rules become closures once; deciding then allocates nothing but its findings. */
export const compileCriterion = (criterion: Criterion, catalogue: Catalogue): Evaluate => {
  const evaluate = compileStep(criterion, catalogue);
  const { except } = criterion;
  if (except === undefined) return evaluate;
  const notNeeded = leaf(legalOf(criterion), 'yes', 'not-needed-here');
  return (scope) =>
    scope.serviceLevel !== undefined && except.includes(scope.serviceLevel) ? notNeeded : evaluate(scope);
};

const compileStep = (criterion: Criterion, catalogue: Catalogue): Evaluate => {
  const rule = legalOf(criterion);
  if ('everyone' in criterion) return always(leaf(rule, 'yes', 'everyone'));
  if ('fact' in criterion) return compileTest(rule, criterion.fact, criterion.compare, catalogue);
  if ('eligibleFor' in criterion) return compileReference(rule, criterion.eligibleFor);
  if ('not' in criterion) return compileNot(rule, compileCriterion(criterion.not, catalogue));
  const steps = ('all' in criterion ? criterion.all : criterion.any).map((part) =>
    compileCriterion(part, catalogue),
  );
  if ('any' in criterion) return compileGroup(rule, 'any', steps);
  return compileGroup(rule, criterion.inOrder === true ? 'in-order' : 'all', steps);
};

const always =
  (finding: Finding): Evaluate =>
  () =>
    finding;

/** "All" starts from yes and is settled by one "no"; "any" the other way round. */
export const compileGroup = (
  rule: Step,
  how: 'all' | 'in-order' | 'any',
  steps: readonly Evaluate[],
): Evaluate => {
  const [join, neutral] = how === 'any' ? ([either, 'no'] as const) : ([both, 'yes'] as const);
  return (scope) => {
    const parts = steps.map((step) => step(scope));
    let truth: Truth = neutral;
    for (const part of parts) truth = join(truth, part.truth);
    return { rule, truth, how, parts };
  };
};

const compileNot =
  (rule: Legal, step: Evaluate): Evaluate =>
  (scope) => {
    const part = step(scope);
    return { rule, truth: not(part.truth), how: 'not', parts: [part] };
  };

const compileReference =
  (rule: Legal, program: string): Evaluate =>
  (scope) => {
    const part = scope.eligibleFor(program);
    return { rule, truth: part.truth, how: 'program', parts: [part] };
  };

/** A test on one fact has few possible findings; all but dated ones are made here, once. */
const compileTest = (rule: Legal, fact: string, compare: Comparison, catalogue: Catalogue): Evaluate => {
  const holds = compileComparison(compare);
  const yes = leaf(rule, 'yes', 'answered', fact);
  const no = leaf(rule, 'no', 'answered', fact);
  const open = catalogue.get(fact)?.decidedBy === 'provider' ? 'provider-decides' : 'not-answered';
  const unknown = leaf(rule, 'unknown', open, fact);
  const declined = leaf(rule, 'unknown', 'declined', fact);
  const lapsed = leaf(rule, 'unknown', 'lapsed', fact);
  const contradicted = leaf(rule, 'unknown', 'contradicted', fact);
  const unkept = leaf(rule, 'unknown', 'provider-decides', fact);
  const soughtUnkept = catalogue.get(fact)?.unkept?.some((value) => isSought(compare, value)) ?? false;
  return ({ facts, asOf }) => {
    const known = facts.get(fact);
    if (known === undefined) return unknown;
    if (known.state === 'declined') return declined;
    if (known.state === 'lapsed') return lapsed;
    if (known.state === 'contradicted') return contradicted;
    const truth = truthOf(holds(known.value, asOf));
    // A list that can't hold the value sought says nothing about it.
    if (truth === 'no' && soughtUnkept && known.partly === true) return unkept;
    if (known.until === undefined) return truth === 'yes' ? yes : no;
    return { rule, truth, how: 'test', fact, because: 'answered', until: known.until, parts: none };
  };
};

const isSought = (compare: Comparison, value: string): boolean =>
  'includesAny' in compare && compare.includesAny.includes(value);

const none: readonly Finding[] = [];

const leaf = (rule: Legal, truth: Truth, because: Because, fact?: string): Finding => ({
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

import { dayAfter, dayBefore } from '../domain/dates.ts';
import type { Comparison, Criterion } from '../domain/law/ruleset.ts';

export type Mutant<T> = Readonly<{ what: string; value: T }>;

/** Each way in which one step of this tree could be changed unseen. */
export const mutateCriterion = (criterion: Criterion): readonly Mutant<Criterion>[] => [
  { what: `flip ${criterion.id}`, value: { id: criterion.id, not: criterion } },
  ...mutateTerms(criterion),
  ...mutateParts(criterion),
];

/** What the step says beside its test. */
const mutateTerms = (criterion: Criterion): Mutant<Criterion>[] =>
  (['except', 'limitedTo', 'category'] as const).flatMap((term) =>
    criterion[term] === undefined
      ? []
      : [{ what: `drop ${term} of ${criterion.id}`, value: { ...criterion, [term]: undefined } }],
  );

const mutateParts = (criterion: Criterion): Mutant<Criterion>[] => {
  if ('not' in criterion)
    return mutateCriterion(criterion.not).map(({ what, value }) => ({
      what,
      value: { ...criterion, not: value },
    }));
  if ('any' in criterion)
    return mutateList(criterion.any).map(({ what, value }) => ({
      what,
      value: { ...criterion, any: value },
    }));
  if ('all' in criterion)
    return mutateList(criterion.all).map(({ what, value }) => ({
      what,
      value: { ...criterion, all: value },
    }));
  if (!('fact' in criterion)) return [];
  return mutateComparison(criterion.compare).map(({ what, value }) => ({
    what: `${what} of ${criterion.id}`,
    value: { ...criterion, compare: value },
  }));
};

const mutateList = (list: readonly Criterion[]): Mutant<readonly Criterion[]>[] =>
  list.flatMap((one, index) => [
    { what: `drop ${one.id}`, value: list.toSpliced(index, 1) },
    ...mutateCriterion(one).map(({ what, value }) => ({ what, value: list.with(index, value) })),
  ]);

/** Boundaries a step to either side, lists without each of their values. */
const mutateComparison = (compare: Comparison): Mutant<Comparison>[] => {
  if ('atLeast' in compare)
    return shifted(compare.atLeast).map((atLeast) => ({ what: `at least ${atLeast}`, value: { atLeast } }));
  if ('atMost' in compare)
    return shifted(compare.atMost).map((atMost) => ({ what: `at most ${atMost}`, value: { atMost } }));
  if ('within' in compare)
    return [-1, 1].map((months) => {
      const within = `P${Number(/\d+/.exec(compare.within)?.[0]) + months}M`;
      return { what: `within ${within}`, value: { within } };
    });
  if ('oneOf' in compare)
    return without(compare.oneOf).map(({ what, value }) => ({ what, value: { oneOf: value } }));
  if ('includesAny' in compare)
    return without(compare.includesAny).map(({ what, value }) => ({ what, value: { includesAny: value } }));
  return [];
};

const shifted = (boundary: number | string): (number | string)[] =>
  typeof boundary === 'number' ? [boundary - 1, boundary + 1] : [dayBefore(boundary), dayAfter(boundary)];

const without = <T>(values: readonly T[]): Mutant<readonly T[]>[] =>
  values.map((value, index) => ({ what: `without ${String(value)}`, value: values.toSpliced(index, 1) }));

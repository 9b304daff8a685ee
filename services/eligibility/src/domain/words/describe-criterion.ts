import { type Comparison, type Criterion, stepsOf, type Text } from '../law/ruleset.ts';

/** One thing the rules say, under a name that stays the same while they change. */
export type Statement = readonly [name: string, says: string];

/** A criteria tree in words, step by step. */
export const describeCriterion = (criterion: Criterion, path: string): Statement[] => {
  const name = `${path}, ${criterion.id}`;
  const { cite, text, except, suggest, category, limitedTo } = criterion;
  return [
    [name, testInWords(criterion)],
    ...listed(`${name}, cites`, cite),
    ...spoken(name, text),
    ...listed(`${name}, does not reach`, except),
    ...listed(`${name}, suggests when not met`, suggest?.ifNot),
    ...listed(`${name}, suggests while open`, suggest?.ifUnknown),
    ...listed(`${name}, category`, category === undefined ? undefined : [category]),
    ...listed(`${name}, is limited to`, limitedTo),
    ...stepsOf(criterion).flatMap((step) => describeCriterion(step, name)),
  ];
};

const testInWords = (criterion: Criterion): string => {
  if ('everyone' in criterion) return 'is open to everyone';
  if ('eligibleFor' in criterion) return `needs eligibility for ${criterion.eligibleFor}`;
  if ('fact' in criterion) return `${criterion.fact} ${comparisonInWords(criterion.compare)}`;
  const names = stepsOf(criterion)
    .map(({ id }) => id)
    .join(', ');
  if ('not' in criterion) return `must not hold: ${names}`;
  if ('any' in criterion) return `any of: ${names}`;
  return `${criterion.inOrder === true ? 'all of, one after another' : 'all of'}: ${names}`;
};

export const comparisonInWords = (compare: Comparison): string => {
  if ('is' in compare) return `is ${compare.is}`;
  if ('isNot' in compare) return `is not ${compare.isNot}`;
  if ('oneOf' in compare) return `is one of ${compare.oneOf.join(', ')}`;
  if ('atLeast' in compare) return `is at least ${compare.atLeast}`;
  if ('atMost' in compare) return `is at most ${compare.atMost}`;
  if ('within' in compare) return `is less than ${durationInWords(compare.within)} ago`;
  return `includes any of ${compare.includesAny.join(', ')}`;
};

const durationInWords = (duration: string): string =>
  `${duration.slice(1, -1)} ${duration.endsWith('Y') ? 'years' : 'months'}`;

export const listed = (name: string, values: readonly string[] | undefined): Statement[] =>
  values === undefined ? [] : [[name, values.join('; ')]];

export const spoken = (name: string, text: Text | undefined): Statement[] =>
  Object.entries(text ?? {}).map(([language, words]) => [`${name}, says in ${language}`, `"${words}"`]);

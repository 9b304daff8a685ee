import { addDuration } from './dates.ts';
import type { FactValue } from './facts.ts';
import type { Comparison } from './ruleset.ts';

/** Numbers compare as numbers, ISO dates as text. */
export const compileComparison = (compare: Comparison): ((value: FactValue, asOf: string) => boolean) => {
  if ('is' in compare) return (value) => value === compare.is;
  if ('isNot' in compare) return (value) => value !== compare.isNot;
  if ('oneOf' in compare) {
    const allowed = new Set<FactValue>(compare.oneOf);
    return (value) => allowed.has(value);
  }
  if ('atLeast' in compare) return (value) => value >= compare.atLeast;
  if ('atMost' in compare) return (value) => value <= compare.atMost;
  if ('within' in compare)
    return (value, asOf) => typeof value === 'string' && asOf < addDuration(value, compare.within);
  const sought = new Set(compare.includesAny);
  return (value) => Array.isArray(value) && value.some((item) => sought.has(item as string));
};

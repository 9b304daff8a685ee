import { addDuration, dayAfter, dayBefore } from '../dates.ts';
import type { Look } from './plan.ts';
import type { Comparison } from '../law/ruleset.ts';
import type { Seating } from './seat.ts';

/** A comparison in the numbers of the seats. */
export const lookFor = (fact: string, compare: Comparison, seating: Seating, asOf: string): Look => {
  const at = { seat: seating.seatOf(fact) };
  const code = (value: Parameters<Seating['codeOf']>[1]) => seating.codeOf(fact, value);
  if ('is' in compare) return { op: 'is', ...at, operand: code(compare.is) };
  if ('isNot' in compare) return { op: 'is-not', ...at, operand: code(compare.isNot) };
  if ('oneOf' in compare) return { op: 'one-of', ...at, list: compare.oneOf.map(code) };
  if ('atLeast' in compare) return { op: 'at-least', ...at, operand: code(compare.atLeast) };
  if ('atMost' in compare) return { op: 'at-most', ...at, operand: code(compare.atMost) };
  if ('within' in compare) {
    const { within } = compare;
    return { op: 'at-least', ...at, operand: code(earliest(within, asOf)), within };
  }
  return { op: 'any-bit', ...at, operand: code(compare.includesAny) };
};

/** The first day of which `asOf` is still within the duration: worked out once a day, not once a person. */
const earliest = (within: string, asOf: string): string => {
  let day = addDuration(asOf, within.replace('P', 'P-'));
  while (asOf < addDuration(day, within)) day = dayBefore(day);
  while (asOf >= addDuration(day, within)) day = dayAfter(day);
  return day;
};

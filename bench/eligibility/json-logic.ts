import jsonLogic, { type RulesLogic } from 'json-logic-js';
import { type Condition, conditionOf, isSince, type Situated } from './conditions.ts';

type Person = Readonly<Record<string, unknown>>;

/** The same condition of one program as JsonLogic; it answers yes or no and gives no reason. */
export const jsonLogicFor = (program: string, situated: Situated) => {
  jsonLogic.add_operation('since', isSince);
  const logic = toLogic(conditionOf(program, situated));
  return (person: Person): boolean => jsonLogic.apply(logic, person) === true;
};

const toLogic = (condition: Condition): RulesLogic => {
  if (condition.kind === 'always') return true;
  if (condition.kind === 'not') return { '!': toLogic(condition.part) };
  if (condition.kind === 'all' || condition.kind === 'any') {
    const parts = condition.parts.map(toLogic);
    return condition.kind === 'all' ? { and: parts } : { or: parts };
  }
  const value = { var: condition.fact };
  if (condition.kind === 'since')
    return { since: [value, condition.asOf, condition.within] } as unknown as RulesLogic;
  const { compare } = condition;
  if ('is' in compare) return { '===': [value, compare.is] };
  if ('isNot' in compare) return { '!==': [value, compare.isNot] };
  if ('oneOf' in compare) return { in: [value, [...compare.oneOf]] };
  if ('atLeast' in compare) return { '>=': [value, compare.atLeast] };
  if ('atMost' in compare) return { '<=': [value, compare.atMost] };
  return { or: compare.includesAny.map((one) => ({ in: [one, value] })) };
};

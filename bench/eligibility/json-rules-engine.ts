import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import { type Condition, conditionOf, isSince, type Situated } from './conditions.ts';

type Person = Readonly<Record<string, unknown>>;

/** One engine with one rule a program, made once, as its handbook says; every run also tells which conditions held. */
export const jsonRulesEngine = (programs: readonly string[], situated: Situated) => {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('since', (value: unknown, [asOf, within]: [string, string]) =>
    isSince(value, asOf, within),
  );
  for (const program of programs) {
    const conditions = topLevel(conditionOf(program, situated));
    engine.addRule({ conditions, event: { type: program } });
  }
  return async (person: Person) => {
    const { results, failureResults } = await engine.run({ ...person });
    return { open: new Set(results.map(({ event }) => event?.type)), why: [...results, ...failureResults] };
  };
};

const topLevel = (condition: Condition): TopLevelCondition => {
  const nested = toNested(condition);
  return 'all' in nested || 'any' in nested || 'not' in nested ? nested : { all: [nested] };
};

const toNested = (condition: Condition): NestedCondition => {
  if (condition.kind === 'always') return { all: [] };
  if (condition.kind === 'not') return { not: toNested(condition.part) };
  if (condition.kind === 'all' || condition.kind === 'any') {
    const parts = condition.parts.map(toNested);
    return condition.kind === 'all' ? { all: parts } : { any: parts };
  }
  const { fact } = condition;
  if (condition.kind === 'since')
    return { fact, operator: 'since', value: [condition.asOf, condition.within] };
  const { compare } = condition;
  if ('is' in compare) return { fact, operator: 'equal', value: compare.is };
  if ('isNot' in compare) return { fact, operator: 'notEqual', value: compare.isNot };
  if ('oneOf' in compare) return { fact, operator: 'in', value: compare.oneOf };
  if ('atLeast' in compare) return { fact, operator: 'greaterThanInclusive', value: compare.atLeast };
  if ('atMost' in compare) return { fact, operator: 'lessThanInclusive', value: compare.atMost };
  return { any: compare.includesAny.map((value) => ({ fact, operator: 'contains', value })) };
};

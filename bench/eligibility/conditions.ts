import type { Comparison, Criterion } from '../../services/eligibility/src/domain/law/ruleset.ts';
import { addDuration } from '../../services/eligibility/src/domain/dates.ts';
import type { CompiledBook } from '../../services/eligibility/src/domain/law/rulebook.ts';

export type Situated = Readonly<{ book: CompiledBook; jurisdiction: string; asOf: string }>;

/** A criteria tree of facts alone: other programs are written out, and durations are days of the calendar. */
export type Condition =
  | Readonly<{ kind: 'all'; parts: readonly Condition[] }>
  | Readonly<{ kind: 'any'; parts: readonly Condition[] }>
  | Readonly<{ kind: 'not'; part: Condition }>
  | Readonly<{ kind: 'always' }>
  | Readonly<{ kind: 'test'; fact: string; compare: Exclude<Comparison, { within: string }> }>
  | Readonly<{ kind: 'since'; fact: string; asOf: string; within: string }>;

/** What is in force for one program there that day, court orders included: the very tests our engine makes. */
export const conditionOf = (program: string, situated: Situated): Condition => {
  const { book, jurisdiction, asOf } = situated;
  const { active } = book.program(program).standing(jurisdiction, asOf);
  const parts = active.flatMap(({ version: { criteria } }) =>
    criteria === undefined ? [] : [toCondition(criteria, situated)],
  );
  return parts.length === 1 ? parts[0]! : { kind: 'all', parts };
};

const toCondition = (criterion: Criterion, situated: Situated): Condition => {
  if ('everyone' in criterion) return { kind: 'always' };
  if ('eligibleFor' in criterion) return conditionOf(criterion.eligibleFor, situated);
  if ('not' in criterion) return { kind: 'not', part: toCondition(criterion.not, situated) };
  if ('fact' in criterion) return testOf(criterion.fact, criterion.compare, situated.asOf);
  const [kind, parts] =
    'any' in criterion ? (['any', criterion.any] as const) : (['all', criterion.all] as const);
  return { kind, parts: parts.map((part) => toCondition(part, situated)) };
};

const testOf = (fact: string, compare: Comparison, asOf: string): Condition =>
  'within' in compare
    ? { kind: 'since', fact, asOf, within: compare.within }
    : { kind: 'test', fact, compare };

export const isSince = (value: unknown, asOf: string, within: string): boolean =>
  typeof value === 'string' && asOf < addDuration(value, within);

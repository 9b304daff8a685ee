import type { Finding, Step } from '../explanation/finding.ts';
import { no, yes } from './kleene.ts';

/** One test as a number looks at it: the seat of its fact, and what the fact is held against. */
export type Look =
  | Readonly<{ op: 'always' }>
  | (AtSeat & Readonly<{ op: 'is' | 'is-not' | 'at-least' | 'at-most' | 'any-bit'; operand: number }>)
  /** Of a day: how long after it the test holds. */
  | (AtSeat & Readonly<{ op: 'at-least'; operand: number; within: string }>)
  | (AtSeat & Readonly<{ op: 'one-of'; list: readonly number[] }>);
type AtSeat = Readonly<{ seat: number }>;

/** A step before it is numbered. A test knows all it can ever find; a group knows its parts. */
export type Draft = Readonly<{ rule: Step; except?: readonly string[] }> &
  (
    | Readonly<{ how: 'test'; look: Look; soughtUnkept: boolean; findings: readonly Finding[] }>
    | Readonly<{ how: Exclude<Finding['how'], 'test'>; parts: readonly Draft[] }>
  );

/** One step of a plan. */
export type Row = Readonly<{
  draft: Draft;
  test: Test | undefined;
  kind: number;
  /** What it comes to without any part. */
  neutral: number;
  /** The group it stands in, and how that joins its parts; the whole stands in itself. */
  group: number;
  join: number;
  /** The row after the last of its parts. */
  end: number;
  /** Levels of service that it doesn't reach, a bit a level; `touched` counts its parts in. */
  exempt: number;
  touched: number;
}>;

/** One test, at its row. All have the same shape, whatever they do: judging goes through them a million times a second. */
export type Test = Readonly<{
  at: number;
  op: number;
  seat: number;
  operand: number;
  list: readonly number[];
  within: string | undefined;
  soughtUnkept: boolean;
}>;

/** A criteria tree as a list, every step before its parts: whoever goes through it backwards meets the parts first. */
export type Plan = Readonly<{
  rows: readonly Row[];
  tests: readonly Test[];
  /** Levels of service that some steps don't reach; those that the same steps don't reach share one bit. */
  levels: readonly (readonly string[])[];
  /** Scratch of one judging: how each step came out, and of each test what was found. */
  ranks: number[];
  outcomes: number[];
}>;

export const joins = { both: 0, either: 1, not: 2 } as const;

/** What a step does, and how a test compares, as numbers. */
export const kinds = { test: 0, all: 1, 'in-order': 2, any: 3, not: 4, program: 5 } as const;
export const ops = {
  always: 0,
  is: 1,
  'is-not': 2,
  'at-least': 3,
  'at-most': 4,
  'any-bit': 5,
  'one-of': 6,
} as const;

export const planOf = (whole: Draft): Plan => {
  const rows = numbered(whole);
  const levels = levelsOf(rows);
  for (const [bit, [level]] of levels.entries())
    for (const row of rows) if (row.draft.except?.includes(level!) === true) row.exempt |= 1 << bit;
  for (const row of rows.toReversed()) {
    row.touched |= row.exempt;
    rows[row.group]!.touched |= row.touched;
  }
  return {
    rows,
    tests: rows.flatMap(({ test }) => test ?? []),
    levels,
    ranks: rows.map(() => yes),
    outcomes: rows.map(() => 0),
  };
};

const joinOf = (kind: number): number =>
  kind === kinds.any ? joins.either : kind === kinds.not ? joins.not : joins.both;

type Numbered = { -readonly [Key in keyof Row]: Row[Key] };

const numbered = (whole: Draft): readonly Numbered[] => {
  const rows: Numbered[] = [];
  const add = (draft: Draft, group: number): void => {
    const kind = kinds[draft.how];
    const neutral = kind === kinds.any ? no : yes;
    const join = joinOf(rows[group]?.kind ?? kind);
    const test = draft.how === 'test' ? testOf(draft, rows.length) : undefined;
    const row = { draft, test, kind, neutral, group, join, end: 0, exempt: 0, touched: 0 };
    const at = rows.push(row) - 1;
    if (draft.how !== 'test') for (const part of draft.parts) add(part, at);
    row.end = rows.length;
  };
  add(whole, 0);
  return rows;
};

const levelsOf = (rows: readonly Row[]): readonly (readonly string[])[] => {
  const exempted = (level: string) =>
    rows.flatMap(({ draft }, at) => (draft.except?.includes(level) ? [at] : []));
  const levels = new Set(rows.flatMap(({ draft: { except = [] } }) => except));
  return [...Map.groupBy(levels, (level) => exempted(level).join(' ')).values()];
};

const testOf = ({ look, soughtUnkept }: Extract<Draft, { how: 'test' }>, at: number): Test => ({
  at,
  op: ops[look.op],
  seat: 'seat' in look ? look.seat : 0,
  operand: 'operand' in look ? look.operand : 0,
  list: 'list' in look ? look.list : [],
  within: 'within' in look ? look.within : undefined,
  soughtUnkept,
});

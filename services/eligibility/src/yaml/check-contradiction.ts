import type { Path, RuleDocument } from './document.ts';
import type { Mistake } from './mistake.ts';
import type { WrittenCriterion } from './shapes.ts';

type Test = Readonly<{ written: WrittenCriterion; at: Path }>;

/** Tests of one "all" that no value of their fact can meet together: nobody would ever be eligible. */
export const checkContradiction = (
  { document }: Readonly<{ document: RuleDocument }>,
  all: readonly WrittenCriterion[],
  path: Path,
): Mistake[] => {
  const tests = all.flatMap((written, index) => testsIn(written, [...path, index]));
  return tests.flatMap((test, index) => {
    const other = tests.slice(0, index).find((earlier) => !canBothHold(earlier.written, test.written));
    if (other === undefined) return [];
    const reason = `${test.written.fact} can't meet this and ${other.written.id ?? 'the test above'} at once.`;
    return [
      document.mistakeAt(test.at, 'contradiction', reason, 'Correct one of the two, or put them under any:.'),
    ];
  });
};

/** An "all" within is part of the same condition; anything else is not. */
const testsIn = (written: WrittenCriterion, at: Path): Test[] => {
  if (written.fact !== undefined) return [{ written, at }];
  return (written.all ?? []).flatMap((part, index) => testsIn(part, [...at, 'all', index]));
};

const canBothHold = (left: WrittenCriterion, right: WrittenCriterion): boolean => {
  if (left.fact !== right.fact) return true;
  const values = allowedBy(left) ?? allowedBy(right);
  if (values !== undefined) return values.some((value) => meets(left, value) && meets(right, value));
  const [low, high] = [left.atLeast ?? right.atLeast, left.atMost ?? right.atMost];
  return low === undefined || high === undefined || low <= high;
};

const allowedBy = ({ is, oneOf }: WrittenCriterion) => (is === undefined ? oneOf : [is]);

const meets = (test: WrittenCriterion, value: string | number | boolean): boolean => {
  const allowed = allowedBy(test);
  if (allowed !== undefined) return allowed.includes(value);
  if (test.isNot !== undefined) return value !== test.isNot;
  if (test.atLeast !== undefined) return value >= test.atLeast;
  return test.atMost === undefined || value <= test.atMost;
};

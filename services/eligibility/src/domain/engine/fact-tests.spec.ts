import { assert, constantFrom, integer, oneof, property, double } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleFacts } from '../examples.ts';
import { readFacts } from '../facts/facts.ts';
import type { Comparison } from '../law/ruleset.ts';
import { factTestsIn, kindOf, outcomesOf } from './fact-tests.ts';
import { look } from './judge.ts';
import { lookFor } from './look.ts';
import { ops, type Test } from './plan.ts';
import { compileSeating } from './seat.ts';

const asOf = '2026-11-22';
const catalogue = new Map([
  ...exampleFacts,
  ['hours', { ...exampleFacts.get('age')!, name: 'hours', type: 'number' as const }],
  ['since', { ...exampleFacts.get('age')!, name: 'since', type: 'date' as const }],
]);
const seating = compileSeating(catalogue, []);

const testsOf = (fact: string, comparisons: readonly Comparison[]): readonly Test[] =>
  comparisons.map((compare, at) => {
    const found = lookFor(fact, compare, seating, asOf);
    if (found.op === 'always') throw new Error('looks at nothing');
    const operand = 'operand' in found ? found.operand : 0;
    const list = 'list' in found ? found.list : [];
    return { at, op: ops[found.op], seat: found.seat, operand, list, within: undefined, soughtUnkept: false };
  });

const person = (facts: Record<string, unknown>) =>
  seating.seat(
    seating.rowOf(readFacts(facts, catalogue, { asOf }), () => undefined),
    () => undefined,
  );

/** Every kind comes out test by test as looking at each test does. */
const agrees = (fact: string, tests: readonly Test[], value: unknown) => {
  const seated = person(value === undefined ? {} : { [fact]: value });
  for (const asked of factTestsIn(tests))
    expect(outcomesOf(asked, kindOf(asked, seated))).toEqual(asked.tests.map((test) => look(test, seated)));
};

describe('all tests of one fact, looked at at once', () => {
  it('come out as each by itself: small numbers, huge ones, halves, what is not said', () => {
    const tests = testsOf('hours', [
      { atLeast: 20 },
      { atMost: 24 },
      { is: 30 },
      { isNot: 7 },
      { oneOf: [3, 9] },
    ]);
    const said = oneof(
      integer({ min: -5, max: 40 }),
      integer(),
      double({ noNaN: true, noDefaultInfinity: true }),
    );
    assert(
      property(oneof(said, constantFrom('not-shared', undefined)), (value) => agrees('hours', tests, value)),
    );
  });

  it('come out as each by itself: lists of words', () => {
    const tests = testsOf('benefits', [{ includesAny: ['food'] }, { includesAny: ['food', 'cash'] }]);
    for (const list of [[], ['food'], ['cash'], ['cash', 'food'], 'not-shared', undefined])
      agrees('benefits', tests, list);
  });

  it('come out as each by itself: days, which are too many for a table', () => {
    const tests = testsOf('since', [{ within: 'P6M' }, { within: 'P1Y' }]);
    for (const day of ['2026-11-22', '2026-05-22', '2026-05-23', '2025-11-22', undefined])
      agrees('since', tests, day);
  });

  it('come out as each by itself, however many there are', () => {
    const tests = testsOf(
      'age',
      Array.from({ length: 40 }, (_, least) => ({ atLeast: least })),
    );
    for (const age of [0, 1, 17, 39, 40]) agrees('age', tests, age);
  });

  it('are of one kind for everybody of whom the same tests hold', () => {
    const [asked] = factTestsIn(testsOf('age', [{ atLeast: 18 }, { atMost: 24 }]));
    const kind = (age: number) => kindOf(asked!, person({ age }));
    expect([kind(18), kind(24)]).toEqual([kind(20), kind(20)]);
    expect(new Set([kind(17), kind(20), kind(25)]).size).toBe(3);
  });
});

import { array, assert, constantFrom, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, assessAll } from '../assess.ts';
import { decisionTree, roomFor } from './decision-tree.ts';
import { draftCriterion } from './draft-plan.ts';
import { anyCriterion, bookOf, exampleFacts, program, test } from '../examples.ts';
import { readFacts } from '../facts/facts.ts';
import { planOf } from './plan.ts';
import type { Criterion } from '../law/ruleset.ts';
import { compileSeating } from './seat.ts';

const asOf = '2026-11-22';
const here = { jurisdiction: 'US-MA', asOf };
const known = (facts: Record<string, unknown>) => readFacts(facts, exampleFacts, { asOf });

const answer = constantFrom('yes', 'no', 'not-shared', undefined);
const people = array(record({ learner: answer, in_class: answer, authorized: answer, category: answer }), {
  maxLength: 20,
});

const seating = compileSeating(exampleFacts, []);
const planned = (criterion: Criterion) =>
  planOf(
    draftCriterion(criterion, {
      catalogue: exampleFacts,
      seating,
      asOf,
      serviceLevel: undefined,
      program: () => {
        throw new Error('no other program here');
      },
    }),
  );

describe('a tree of tests that grew with others', () => {
  it(
    'tells everybody what a tree of their own would',
    () =>
      assert(
        property(anyCriterion, people, (criterion, all) => {
          const grown = bookOf([program('it', criterion)]);
          for (const facts of all) {
            const alone = bookOf([program('it', criterion)]);
            expect(assessAll(known(facts), grown, here)).toEqual(assessAll(known(facts), alone, here));
          }
        }),
        { numRuns: 300 },
      ),
    60_000,
  );

  it('tells the same of people who differ only in what does not bear on it', () => {
    const book = bookOf([program('it', { id: 'both', all: [test('learner'), test('authorized')] })]);
    const told = (facts: Record<string, unknown>) => assess(known(facts), book.program('it'), here);
    expect(told({ learner: 'yes', authorized: 'yes', age: 20 })).toBe(
      told({ learner: 'yes', authorized: 'yes', age: 60 }),
    );
    expect(told({ learner: 'no', authorized: 'yes' })).toEqual(
      told({ learner: 'no', authorized: 'not-shared' }),
    );
    expect(told({ learner: 'yes' })).not.toBe(told({ learner: 'yes', authorized: 'not-shared' }));
  });

  it('tells nothing that one of them could change for the others', () => {
    const told = assess(known({}), bookOf([program('it', test('learner'))]).program('it'), here);
    expect(() => (told.missing as string[]).push('age')).toThrow(TypeError);
    expect(() => Object.assign(told.explanation.parts![0]!, { truth: 'yes' })).toThrow(TypeError);
  });

  it('starts anew when its room is full, and goes on telling the same', () => {
    const room = roomFor(2);
    const tree = decisionTree<string>(planned({ id: 'age', fact: 'age', compare: { atLeast: 18 } }), room);
    let worked = 0;
    const tell = (age: number) =>
      tree.tell(
        seating.seat(
          seating.rowOf(known({ age }), () => undefined),
          () => undefined,
        ),
        0,
        () => {
          worked += 1;
          return age >= 18 ? 'adult' : 'minor';
        },
      );
    expect([tell(20), tell(30), tell(10), tell(20)]).toEqual(['adult', 'adult', 'minor', 'adult']);
    expect(worked).toBe(2);
    room.take();
    expect([tell(20), tell(10)]).toEqual(['adult', 'minor']);
    expect(worked).toBe(4);
  });
});

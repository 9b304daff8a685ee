import { describe, expect, it } from 'vitest';
import { assess } from '../assess.ts';
import { bookOf, exampleFacts, program, test } from '../examples.ts';
import { abridge, type Explanation, textIn } from './explain.ts';
import { readFacts } from '../facts/facts.ts';
import type { Criterion } from '../law/ruleset.ts';

const asOf = '2026-11-22';
const explanationOf = (criterion: Criterion, facts: Record<string, unknown>) =>
  assess(
    readFacts(facts, exampleFacts, { asOf }),
    bookOf([program('other', test('learner')), program('it', criterion)]).program('it'),
    { jurisdiction: 'US-MA', asOf },
  ).explanation;
const told = ({ rule, truth, parts = [] }: Explanation): string[] =>
  parts.length === 0 ? [`${rule}: ${truth}`] : parts.flatMap(told);

const both: Criterion = { id: 'both', all: [test('learner'), test('authorized')] };
const one: Criterion = { id: 'one', any: [test('learner'), test('authorized')] };

describe('an explanation', () => {
  it('tells what is met beside what is open', () =>
    expect(told(explanationOf(both, { learner: 'yes' }))).toEqual([
      'learner-is-yes: yes',
      'authorized-is-yes: unknown',
    ]));

  it('tells only the disqualifier where one decides', () =>
    expect(told(explanationOf(both, { learner: 'no' }))).toEqual(['learner-is-yes: no']));

  it('tells only the branch that carries the answer', () =>
    expect(told(explanationOf(one, { learner: 'yes' }))).toEqual(['learner-is-yes: yes']));

  it('tells every branch where none holds', () =>
    expect(told(explanationOf(one, { learner: 'no', authorized: 'no' }))).toEqual([
      'learner-is-yes: no',
      'authorized-is-yes: no',
    ]));

  it('stops at the first open question where they stand in order', () =>
    expect(told(explanationOf({ ...both, inOrder: true }, {}))).toEqual(['learner-is-yes: unknown']));

  it('carries layer, version, law and words', () =>
    expect(explanationOf(test('learner'), { learner: 'yes' }).parts).toMatchObject([
      {
        layer: 'statute',
        inForceFrom: '2020-01-01',
        parts: [
          { cite: ['Law of learner'], text: { en: 'learner is yes' }, fact: 'learner', because: 'answered' },
        ],
      },
    ]));

  it('names another program where it is told beside it', () => {
    const whole = explanationOf({ id: 'other-program', eligibleFor: 'other' }, { learner: 'yes' });
    expect(told(whole)).toEqual(['learner-is-yes: yes']);
    expect(told(abridge(whole, ['en']))).toEqual(['other: yes']);
  });

  it('speaks the language asked for, its base, or English', () => {
    const text = { en: 'yes', es: 'sí' };
    expect(textIn(text, ['es-GT'])).toEqual({ es: 'sí' });
    expect(textIn(text, ['kea'])).toEqual({ en: 'yes' });
  });
});

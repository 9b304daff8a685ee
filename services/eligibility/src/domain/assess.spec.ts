import { assert, constantFrom, property, record, shuffledSubarray, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, assessAll } from './assess.ts';
import { anyCriterion, bookOf, exampleFacts, names, program, test } from './examples.ts';
import { type Catalogue, readFacts } from './facts/facts.ts';
import type { Criterion } from './law/ruleset.ts';

const asOf = '2026-11-22';
const here = { jurisdiction: 'US-MA', asOf };
const known = (facts: Record<string, unknown>) => readFacts(facts, exampleFacts, { asOf });

const grown: Catalogue = new Map([
  ...exampleFacts,
  ['age', { ...exampleFacts.get('age')!, growsYearly: true }],
]);

const judge = (criterion: Criterion, facts: Record<string, unknown>, circumstances = here) =>
  assess(known(facts), bookOf([program('it', criterion)]).program('it'), circumstances);

const answer = constantFrom('yes', 'no', 'not-shared');
const answers = record(
  { learner: answer, in_class: answer, authorized: answer, category: answer },
  { requiredKeys: [] },
);

describe('an assessment', () => {
  it('never depends on the order of the facts', () =>
    assert(
      property(
        anyCriterion,
        answers.chain((facts) =>
          shuffledSubarray(Object.entries(facts), { minLength: Object.keys(facts).length }).map(
            (entries) => ({
              facts,
              shuffled: Object.fromEntries(entries),
            }),
          ),
        ),
        (criterion, { facts, shuffled }) => {
          expect(JSON.stringify(judge(criterion, shuffled))).toBe(JSON.stringify(judge(criterion, facts)));
        },
      ),
    ));

  it('is never flipped by filling in what was unknown', () =>
    assert(
      property(anyCriterion, answers, answers, (criterion, facts, more) => {
        const before = judge(criterion, facts).verdict;
        const filled = { ...more, ...withoutDeclined(facts) };
        expect(['needs_more_information', judge(criterion, filled).verdict]).toContain(before);
      }),
    ));

  it('names as missing only facts that are unknown, and asks only those nobody declined or decides', () =>
    assert(
      property(anyCriterion, answers, (criterion, facts) => {
        const { missing, askNow, declined, decidedByProvider, verdict } = judge(criterion, facts);
        expect(
          missing.filter((name) => ['yes', 'no'].includes(facts[name as keyof typeof facts] ?? '')),
        ).toEqual([]);
        expect(missing.length > 0).toBe(verdict === 'needs_more_information');
        expect(new Set([...askNow, ...declined, ...decidedByProvider])).toEqual(new Set(missing));
        expect(askNow).not.toContain('category');
        expect(declined.filter((name) => askNow.includes(name))).toEqual([]);
      }),
    ));

  it('is settled by answering everything it names as missing, step by step', () =>
    assert(
      property(anyCriterion, subarray([...names]), (criterion, given) => {
        let facts: Record<string, string> = Object.fromEntries(given.map((name) => [name, 'yes']));
        for (const _ of names) {
          const { missing } = judge(criterion, facts);
          facts = { ...facts, ...Object.fromEntries(missing.map((name) => [name, 'no'])) };
        }
        expect(judge(criterion, facts).verdict).not.toBe('needs_more_information');
      }),
    ));

  it('asks nothing once a known disqualifier decides', () =>
    expect(judge({ id: 'all', all: [test('learner'), test('authorized')] }, { learner: 'no' })).toMatchObject(
      { verdict: 'ineligible', missing: [], askNow: [], citations: ['Law of learner'] },
    ));

  it('never asks in a branch that is already settled', () =>
    expect(
      judge(
        { id: 'any', any: [test('learner'), { id: 'all', all: [test('in_class'), test('authorized')] }] },
        { in_class: 'no' },
      ).askNow,
    ).toEqual(['learner']));

  it('asks a later question only after the earlier one, where they stand in order', () => {
    const criterion: Criterion = { id: 'all', inOrder: true, all: [test('learner'), test('authorized')] };
    expect(judge(criterion, {}).askNow).toEqual(['learner']);
    expect(judge(criterion, { learner: 'yes' }).askNow).toEqual(['authorized']);
  });

  it('treats a lapsed fact as unknown and asks again', () => {
    const facts = readFacts({ in_class: 'yes' }, exampleFacts, { asOf, givenOn: '2026-05-21' });
    const { verdict, askNow, explanation } = assess(
      facts,
      bookOf([program('it', test('in_class'))]).program('it'),
      here,
    );
    expect({ verdict, askNow }).toEqual({ verdict: 'needs_more_information', askNow: ['in_class'] });
    expect(explanation.parts?.[0]?.parts?.[0]).toMatchObject({ because: 'lapsed' });
  });

  it('holds as long as the dated fact it rests on, and longer where another branch carries it', () => {
    const given = (facts: Record<string, unknown>) =>
      readFacts(facts, exampleFacts, { asOf, givenOn: '2026-11-01' });
    const until = (criterion: Criterion, facts: Record<string, unknown>) =>
      assess(given(facts), bookOf([program('it', criterion)]).program('it'), here).validUntil;
    const both = { in_class: 'yes', learner: 'yes' };
    expect(until({ id: 'all', all: [test('in_class'), test('learner')] }, both)).toBe('2027-05-01');
    expect(until({ id: 'any', any: [test('in_class'), test('learner')] }, both)).toBeNull();
  });

  it('counts an age said some time ago for as much, or for one more, and asks only where that matters', () => {
    const judged = (age: number, compare: { atLeast: number } | { atMost: number }, on: string) => {
      const facts = readFacts({ age }, grown, { asOf: on, givenOn: '2026-11-22' });
      const book = bookOf([program('it', { id: 'age', fact: 'age', compare })]);
      return assess(facts, book.program('it'), { ...here, asOf: on }).verdict;
    };
    expect(judged(15, { atLeast: 16 }, '2026-11-22')).toBe('ineligible');
    expect(judged(15, { atLeast: 16 }, '2026-11-23')).toBe('needs_more_information');
    expect(judged(15, { atLeast: 16 }, '2027-11-22')).toBe('eligible');
    expect(judged(34, { atLeast: 16 }, '2027-05-01')).toBe('eligible');
    expect(judged(24, { atMost: 24 }, '2027-05-01')).toBe('needs_more_information');
    expect(judged(24, { atMost: 24 }, '2027-11-23')).toBe('ineligible');
  });

  it('names the facts it rests on and never their values', () => {
    const { explanation } = judge({ id: 'age', fact: 'age', compare: { atLeast: 18 } }, { age: 47 });
    expect(JSON.stringify(explanation)).not.toContain('47');
    expect(explanation).toMatchObject({ rule: 'it', truth: 'yes' });
  });

  it('is refused where no rule is in force: an empty list of rules opens no door', () =>
    expect(() => judge(test('learner'), {}, { ...here, asOf: '2019-12-31' })).toThrow('no-rule-in-force'));

  it('of all programs leaves out those that have no rule in force', () => {
    const book = bookOf([
      program('old', test('learner')),
      program('new', test('learner'), { inForceFrom: '2027-01-01' }),
    ]);
    expect(assessAll(known({}), book, here).map((assessment) => assessment.program)).toEqual(['old']);
  });
});

const withoutDeclined = (facts: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== 'not-shared'));

import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../assess.ts';
import { addDuration, dayAfter } from '../dates.ts';
import { anyCriterion, bookOf, exampleFacts, program, test } from '../examples.ts';
import { type FactSpec, readFacts } from '../facts/facts.ts';
import type { Criterion } from '../law/ruleset.ts';
import { compile } from '../law/rulebook.ts';

const said = '2026-11-22';
const age: FactSpec = { ...exampleFacts.get('age')!, growsYearly: true };
const seen: FactSpec = { ...exampleFacts.get('age')!, name: 'seen', type: 'date' };
const catalogue = new Map([...exampleFacts, ['age', age], ['seen', seen]]);

const judge = (criterion: Criterion, facts: Record<string, unknown>, asOf: string = said) => {
  const { files } = bookOf([program('it', criterion)]).program('it');
  const book = compile(
    { version: 'it', released: said, programs: files, orders: [], tables: noTables },
    catalogue,
  );
  const given = readFacts(facts, catalogue, { asOf, givenOn: said });
  return assess(given, book.program('it'), { jurisdiction: 'US-MA', asOf });
};
const noTables = {
  poverty: { cite: [], notIn: [], clearlyAbove: 2, lines: [] },
  levels: { holdsFor: 'P6M', tests: [], notRead: [] },
  ages: { bands: [] },
};
const upTo = (most: number): Criterion => ({ id: 'age', fact: 'age', compare: { atMost: most } });
const from = (least: number): Criterion => ({ id: 'age', fact: 'age', compare: { atLeast: least } });

describe('an answer that rests on an age', () => {
  it('holds until the eve of the first day on which a birthday may have changed it', () => {
    expect(judge(upTo(24), { age: 24 }).validUntil).toBe('2026-11-22');
    expect(judge(upTo(24), { age: 23 }).validUntil).toBe('2027-11-22');
    expect(judge(upTo(24), { age: 17 }).validUntil).toBe('2033-11-22');
  });

  it('holds for good where growing older changes nothing', () => {
    expect(judge(from(18), { age: 18 }).validUntil).toBeNull();
    expect(judge({ id: 'not', not: upTo(24) }, { age: 40 }).validUntil).toBeNull();
  });

  it('ends with the age where that must come out otherwise: who is not yet old enough', () =>
    expect(judge({ id: 'not', not: from(18) }, { age: 16 }).validUntil).toBe('2027-11-22'));

  it('holds longer where another branch carries it', () => {
    const either: Criterion = { id: 'any', any: [upTo(24), test('learner')] };
    expect(judge(either, { age: 24 }).validUntil).toBe('2026-11-22');
    expect(judge(either, { age: 24, learner: 'yes' }).validUntil).toBeNull();
  });

  it('counts from the day it was said, however much later somebody asks', () =>
    expect(judge(upTo(24), { age: 20 }, '2028-01-10').validUntil).toBe('2030-11-22'));

  it('is the same on its last day, whatever it rests on', () =>
    assert(
      property(
        anyCriterion,
        constantFrom(upTo, from),
        integer({ min: 14, max: 30 }),
        integer({ min: 14, max: 30 }),
        (other, compare, bound, years) => {
          const criterion: Criterion = { id: 'any', any: [compare(bound), other] };
          const facts = { age: years, learner: 'no', in_class: 'no' };
          const { verdict, validUntil } = judge(criterion, facts);
          if (verdict !== 'eligible') return;
          const last = validUntil ?? addDuration(said, 'P5M');
          expect(judge(criterion, facts, last).verdict).toBe('eligible');
        },
      ),
      { numRuns: 300 },
    ));
});

describe('an answer that rests on something not long ago', () => {
  it('holds until the day before it is too long ago', () => {
    const recent: Criterion = { id: 'seen', fact: 'seen', compare: { within: 'P6M' } };
    const { verdict, validUntil } = judge(recent, { seen: '2026-09-15' });
    expect({ verdict, validUntil }).toEqual({ verdict: 'eligible', validUntil: '2027-03-14' });
    expect(judge(recent, { seen: '2026-09-15' }, validUntil!).verdict).toBe('eligible');
    expect(judge(recent, { seen: '2026-09-15' }, dayAfter(validUntil!)).verdict).toBe('ineligible');
  });
});

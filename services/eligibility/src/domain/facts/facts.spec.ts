import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration } from '../dates.ts';
import { exampleFacts } from '../examples.ts';
import { type FactSpec, mergeFacts, readFacts } from './facts.ts';

const asOf = '2026-11-22';
const read = (facts: Record<string, unknown>, givenOn?: string) =>
  readFacts(facts, exampleFacts, { asOf, givenOn });

describe('facts', () => {
  it('are unknown when they are absent, empty or pending', () =>
    expect([...read({ age: null, learner: undefined, category: 'pending' })]).toEqual([]));

  it('make the same of "not shared" and "prefers not to say"', () =>
    expect(read({ authorized: 'not-shared' })).toEqual(read({ authorized: 'prefers_not_to_say' })));

  it('hold through the last day of their quarter or date', () => {
    const quarter = (authorized_recheck: string) =>
      read({ authorized: 'yes', authorized_recheck }).get('authorized');
    expect(quarter('2026-Q4')).toEqual({ state: 'known', value: 'yes', until: '2026-12-31' });
    expect(quarter('2026-Q3')).toEqual({ state: 'lapsed', since: '2026-09-30' });
    expect(read({ authorized: 'yes', authorized_valid_until: asOf }).get('authorized')).toMatchObject({
      state: 'known',
    });
  });

  it('lapse as the catalogue says when they carry no date of their own', () => {
    expect(read({ in_class: 'yes' }, '2026-05-22').get('in_class')).toMatchObject({
      state: 'known',
      until: asOf,
    });
    expect(read({ in_class: 'yes' }, '2026-05-21').get('in_class')).toMatchObject({ state: 'lapsed' });
    expect(read({ in_class: 'yes' }).get('in_class')).toEqual({ state: 'known', value: 'yes' });
  });

  it.each([
    ['unknown-fact', 'facts.shoe_size', { shoe_size: 43 }],
    ['unknown-fact', 'facts.group.learner', { group: { learner: 'yes' } }],
    ['fact-of-wrong-type', 'facts.age', { age: 'thirty-four' }],
    ['fact-of-wrong-type', 'facts.age', { age: 34.5 }],
    ['fact-of-wrong-type', 'facts.learner', { learner: 'maybe' }],
    ['fact-of-wrong-type', 'facts.benefits', { benefits: ['food', 'gold'] }],
    [
      'impossible-date',
      'facts.authorized_valid_until',
      { authorized: 'yes', authorized_valid_until: '2026-02-30' },
    ],
    ['impossible-date', 'facts.authorized_recheck', { authorized: 'yes', authorized_recheck: '2026-Q5' }],
  ])('are refused as %s at %s, without repeating what was said', (code, place, facts) => {
    const attempt = () => read(facts);
    expect(attempt).toThrow(expect.objectContaining({ code, place }));
    expect(attempt).not.toThrow(/thirty-four|34\.5|maybe|gold|02-30|Q5/);
  });
});

describe('what JSON says in its own words', () => {
  const list: FactSpec = {
    name: 'list',
    type: 'choices',
    values: ['a', 'b'],
    sensitivity: 1,
    decidedBy: 'person',
    askable: true,
  };
  const catalogue = new Map([
    ...exampleFacts,
    ['list', { ...list, unkept: ['b'] }] as const,
    ['days', { ...list, name: 'days', type: 'integer', values: undefined, nullMeans: 'none' }] as const,
    ['since', { ...list, name: 'since', type: 'month', values: undefined }] as const,
  ]);
  const of = (facts: Record<string, unknown>, name: string, givenOn?: string) =>
    readFacts(facts, catalogue, { asOf, givenOn }).get(name);

  it('is yes for true and no for false', () => {
    expect(of({ learner: true }, 'learner')).toEqual({ state: 'known', value: 'yes' });
    expect(of({ learner: false }, 'learner')).toEqual({ state: 'known', value: 'no' });
  });

  it('is an answer for null where the catalogue says so', () =>
    expect(of({ days: null }, 'days')).toEqual({ state: 'known', value: 'none' }));

  it('is a month of the calendar', () => {
    expect(of({ since: '2026-02' }, 'since')).toEqual({ state: 'known', value: '2026-02' });
    expect(() => of({ since: '2026-13' }, 'since')).toThrow(
      expect.objectContaining({ code: 'fact-of-wrong-type' }),
    );
  });

  it('is only part of the answer where a kept list can hold no health', () => {
    expect(of({ list: ['a'] }, 'list', asOf)).toMatchObject({ partly: true });
    expect(of({ list: ['a'] }, 'list')).not.toHaveProperty('partly');
  });
});

describe('what several agencies report', () => {
  const merge = (...reports: Record<string, unknown>[]) => mergeFacts(reports.map((report) => read(report)));

  it('is one answer where they agree, in whatever order', () => {
    expect(merge({ age: 34 }, { age: 34 }).get('age')).toEqual({ state: 'known', value: 34 });
    expect(merge({ benefits: ['food', 'cash'] }, { benefits: ['cash', 'food'] }).get('benefits')?.state).toBe(
      'known',
    );
  });

  it('is kept from both and counts for neither where they differ', () => {
    const both = { state: 'contradicted', values: [17, 34] };
    expect(merge({ age: 34 }, { age: 17 }).get('age')).toEqual(both);
    expect(merge({ age: 17 }, { age: 34 }, { age: 34 }).get('age')).toEqual(both);
  });

  it('lets an answer stand over a declined one', () =>
    expect(merge({ learner: 'not-shared' }, { learner: 'yes' }).get('learner')).toMatchObject({
      value: 'yes',
    }));

  it('is the same whoever reports first', () =>
    assert(
      property(array(constantFrom('yes', 'no', 'not-shared', null), { maxLength: 4 }), (said) => {
        const reports = said.map((learner) => ({ learner }));
        expect(merge(...reports)).toEqual(merge(...reports.toReversed()));
      }),
    ));
});

describe('a duration', () => {
  it('ends on the last day of a shorter month', () => {
    expect(addDuration('2026-08-31', 'P6M')).toBe('2027-02-28');
    expect(addDuration('2024-02-29', 'P1Y')).toBe('2025-02-28');
  });
});

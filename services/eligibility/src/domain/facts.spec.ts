import { describe, expect, it } from 'vitest';
import { addDuration } from './dates.ts';
import { exampleFacts } from './examples.ts';
import { readFacts } from './facts.ts';

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

describe('a duration', () => {
  it('ends on the last day of a shorter month', () => {
    expect(addDuration('2026-08-31', 'P6M')).toBe('2027-02-28');
    expect(addDuration('2024-02-29', 'P1Y')).toBe('2025-02-28');
  });
});

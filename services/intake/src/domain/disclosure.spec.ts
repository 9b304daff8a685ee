import { Refusal } from '@handoff/decider';
import { describe, expect, it } from 'vitest';
import { examine, type FactCatalogue } from './disclosure.ts';

const oneOf = (...values: string[]) => ({
  allows: (value: unknown) => typeof value === 'string' && values.includes(value),
  expected: values.join(' or '),
});
const catalogue: FactCatalogue = new Map([
  ['age', { allows: (value) => Number.isInteger(value), expected: 'whole years' }],
  ['work_authorized', oneOf('yes', 'not-shared')],
  ['work_authorized_recheck', { allows: (v) => /^\d{4}-Q[1-4]$/.test(String(v)), expected: 'a quarter' }],
]);
const carriesNumber = (text: string): boolean => text.includes('A012345678');
const person = { name: 'Rosa Álvarez', contacts: [{ kind: 'phone', value: '617-555-0123' }] };
const keep = (facts: Record<string, unknown>) => examine({ ...person, facts }, catalogue, carriesNumber);
const refusalOf = (attempt: () => unknown): Refusal => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('it was taken');
};

const wordsOf = ({ message, code, place, reason, mend }: Refusal) =>
  [message, code, place, reason, mend].join(' ');

describe('what a person disclosed', () => {
  it('is kept when the catalogue knows it', () => expect(keep({ age: 34 })).toEqual({ age: 34 }));

  it('is refused under a name the catalogue lacks, and the name is not repeated', () => {
    const refusal = refusalOf(() => keep({ age: 34, permit_expires: '2027-01-01' }));
    expect(refusal).toMatchObject({ code: 'unknown-fact', place: 'facts[1]' });
    expect(wordsOf(refusal)).not.toContain('permit');
  });

  it('is refused with a value the catalogue does not allow', () =>
    expect(refusalOf(() => keep({ age: 'thirty' }))).toMatchObject({
      code: 'fact-value-not-allowed',
      place: 'facts.age',
    }));

  it('is refused with a number nobody wants here, and the number is not repeated', () => {
    const contacts = [{ kind: 'post', value: 'c/o A012345678' }];
    const refusal = refusalOf(() => examine({ ...person, contacts, facts: {} }, catalogue, carriesNumber));
    expect(refusal).toMatchObject({ code: 'identifier-not-wanted', place: 'contacts[0].value' });
    expect(wordsOf(refusal)).not.toContain('012345678');
  });
});

describe('work authorization', () => {
  it('is kept as a yes, with the quarter to look again', () =>
    expect(keep({ work_authorized: 'yes', work_authorized_recheck: '2027-Q1' })).toEqual({
      work_authorized: 'yes',
      work_authorized_recheck: '2027-Q1',
    }));

  it.each([['no'], ['not-shared'], ['prefers_not_to_say'], ['unsure'], [false], [null], [0]])(
    'leaves the same record whether the answer was %s or "not shared"',
    (answer) =>
      expect(JSON.stringify(keep({ age: 34, work_authorized: answer }))).toBe(
        JSON.stringify(keep({ age: 34, work_authorized: 'not-shared' })),
      ),
  );

  it('keeps no quarter without a yes, not even to refuse a malformed one', () =>
    expect(keep({ work_authorized: 'no', work_authorized_recheck: 'my permit ends soon' })).toEqual({
      work_authorized: 'not-shared',
    }));

  it('keeps a quarter with a yes only when it is one', () =>
    expect(
      refusalOf(() => keep({ work_authorized: 'yes', work_authorized_recheck: '2027-03-31' })).code,
    ).toBe('fact-value-not-allowed'));
});

import { expect, it } from 'vitest';
import { setFields } from './set-fields.ts';

it('sets fields by their path, JSON where it is JSON and text where it is not', () =>
  expect(
    setFields({ status: 'accepted', choices: [{ agency: 'north' }] }, [
      'status=declined',
      'choices.0.agency=south',
      'amount=5',
      'person.facts.age=40',
      'localRef=null',
      'note=a=b',
    ]),
  ).toEqual({
    status: 'declined',
    choices: [{ agency: 'south' }],
    amount: 5,
    person: { facts: { age: 40 } },
    localRef: null,
    note: 'a=b',
  }));

it('leaves what it was given as it was', () => {
  const given = { choices: [{ agency: 'north' }] };
  setFields(given, ['choices.0.agency=south']);
  expect(given).toEqual({ choices: [{ agency: 'north' }] });
});

it.each([['status'], ['status.more=1']])('refuses %s, and says how it is written', (set) =>
  expect(() => setFields({ status: 'accepted' }, [set])).toThrow('path=value'),
);

import { expect, it } from 'vitest';
import { referenceNamedBy } from './named-by-partner.ts';

const told = [
  {
    key: 'intake-v1',
    headers: { ce_id: 'event-0' },
    value: { kind: 'intake-received', intake: 'intake-v1' },
  },
  {
    key: 'referral-v1',
    headers: { ce_id: 'event-1' },
    value: { referral: 'referral-v1', intake: 'intake-v1', journey: 'journey-v1', reference: 'H7K-4QD' },
  },
  { key: 'referral-v1', headers: { ce_id: 'event-2' }, value: { kind: 'enrolled', referral: 'referral-v1' } },
  {
    key: 'referral-v2',
    headers: { ce_id: 'event-3' },
    value: { referral: 'referral-v2', reference: 'K7H-4QD' },
  },
];

it.each([
  ['the referral', 'referral-v1', 'H7K-4QD'],
  ['the journey', 'journey-v1', 'H7K-4QD'],
  ['a notice', 'event-3', 'K7H-4QD'],
  ['a fact, which bears no reference', 'event-2', 'H7K-4QD'],
])("a partner's id of %s leads to the reference", (_, named, reference) =>
  expect(referenceNamedBy(told, named)).toBe(reference),
);

it('an id that no partner was told leads nowhere', () =>
  expect(referenceNamedBy(told, 'referral-v9')).toBeUndefined());

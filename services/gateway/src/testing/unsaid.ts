import type { FactReport, ReferralResponse } from '@handoff/schemas';

/** All that a report of a fact may leave out, left out. */
export const unsaidOfFact: Omit<FactReport, 'referral' | 'kind' | 'on'> = {
  to: null,
  program: null,
  term: null,
  service: null,
  hours: null,
  type: null,
  fromLevel: null,
  toLevel: null,
  wageCents: null,
  wagePer: null,
  hoursPerWeek: null,
  occupation: null,
  evidence: null,
  reason: null,
  localRef: null,
  amends: null,
  earlierOn: null,
  why: null,
  employedAs: null,
  employer: null,
};

/** All that an answer to a referral may leave out, left out. */
export const unsaidOfResponse: Omit<ReferralResponse, 'referral' | 'status'> = {
  reason: null,
  question: null,
  conditional: null,
  what: null,
  cohort: null,
  result: null,
  offer: null,
  forPerson: null,
  until: null,
  amount: null,
  tier: null,
  localRef: null,
  term: null,
  version: null,
};

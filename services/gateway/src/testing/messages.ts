import type { FactReport, IntakeSubmission, ReferralResponse } from '@handoff/schemas';
import { bayside, harbor } from './agencies.ts';

const terms = {
  until: '2027-11-30',
  how: 'signed',
  language: 'es',
  records: ['enrollment'],
  interpreter: false,
};

export const submissionOf = (
  localRef: string,
  differing: Partial<IntakeSubmission> = {},
): IntakeSubmission => ({
  localRef,
  jurisdiction: 'US-MA',
  language: 'es',
  interpreter: 'no',
  needs: ['learn.esl'],
  choices: [{ service: 'learn.esl', agency: bayside }],
  pathway: 'english-to-work',
  follows: null,
  group: null,
  consents: [{ ...terms, recipient: harbor, purposes: ['progress'], on: '2026-11-22' }],
  sealedPerson: 'a.compact.jwe.made.elsewhere',
  ...differing,
});

export const responseTo = (
  referral: string,
  differing: Partial<ReferralResponse> = {},
): ReferralResponse => ({
  referral,
  status: 'accepted',
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
  ...differing,
});

export const factAbout = (referral: string, differing: Partial<FactReport> = {}): FactReport => ({
  referral,
  kind: 'enrolled',
  on: '2026-11-22',
  to: null,
  program: 'aefla',
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
  ...differing,
});

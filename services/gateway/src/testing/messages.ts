import type { FactReport, IntakeSubmission, ReferralResponse } from '@handoff/schemas';
import { bayside, harbor } from './agencies.ts';
import { unsaidOfFact, unsaidOfResponse } from './unsaid.ts';

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
  ...unsaidOfResponse,
  ...differing,
});

export const factAbout = (referral: string, differing: Partial<FactReport> = {}): FactReport => ({
  referral,
  kind: 'enrolled',
  on: '2026-11-22',
  ...unsaidOfFact,
  program: 'aefla',
  ...differing,
});

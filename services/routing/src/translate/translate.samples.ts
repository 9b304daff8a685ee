import { referralRecord, type ReferralRecord } from './referral-record.ts';

/** Made-up referrals for the specs. */
export const recordOf = (differing: Partial<ReferralRecord> = {}): ReferralRecord => ({
  ...referralRecord.parse({
    referral: 'referral-018f2f9e-0000-8000-8000-0123456789ab',
    person: 'person-1',
    from: 'harbor-worker-center',
    to: 'bayside-community-college',
    service: 'learn.esl',
    program: 'aefla',
    sentAt: '2026-01-05T14:00:00.000Z',
    status: 'offered',
    at: '2026-01-05T14:00:00.000Z',
  }),
  ...differing,
});

export const handoffOf = (...referrals: readonly unknown[]) => ({ format: 'handoff/1', referrals });

/** A Task of STU 3 with what the profile asks for. */
export const taskOf = (differing: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'Task',
  id: 'task-1',
  status: 'requested',
  intent: 'order',
  code: { coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' }] },
  focus: { reference: 'ServiceRequest/order-1' },
  for: { reference: 'Patient/p-1' },
  authoredOn: '2026-01-05T14:00:00Z',
  requester: { reference: 'Organization/harbor' },
  owner: { reference: 'Organization/bayside' },
  ...differing,
});

export const orderOf = (differing: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'ServiceRequest',
  id: 'order-1',
  status: 'active',
  intent: 'order',
  code: { coding: [{ system: 'urn:handoff:service', code: 'learn.esl' }] },
  subject: { reference: 'Patient/p-1' },
  ...differing,
});

export const bundleOf = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

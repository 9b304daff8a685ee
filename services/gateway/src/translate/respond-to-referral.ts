import type { Commands, ReferralResponse } from '@handoff/schemas';
import type { Role } from '../domain/view.ts';

/** Who speaks follows from the partner's own view of the referral, never from what the message says. */
export const response = (
  message: ReferralResponse,
  party: Readonly<{ referralId: string; partner: string; role: Role; expectedVersion: number | null }>,
): Commands['RespondToReferral'] => ({
  referralId: party.referralId,
  agency: party.partner,
  by: party.role === 'receiver' ? 'T' : message.forPerson === true ? 'P' : 'R',
  status: message.status,
  reason: message.reason,
  question: message.question,
  conditional: message.conditional,
  what: message.what,
  cohort: message.cohort,
  result: message.result,
  offer: message.offer,
  until: message.until,
  amount: message.amount,
  tier: message.tier,
  expectedVersion: party.expectedVersion,
});

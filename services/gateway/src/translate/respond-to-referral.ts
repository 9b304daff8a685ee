import { refuse } from '@handoff/decider';
import { codesOf, type Commands, keptDeclineReason, type ReferralResponse } from '@handoff/schemas';
import type { Role } from '../domain/view.ts';
import { listed } from './listed.ts';

/** Who speaks follows from the partner's own view of the referral, never from what the message says. */
export const response = (
  message: ReferralResponse,
  party: Readonly<{ referralId: string; partner: string; role: Role; expectedVersion: number | null }>,
): Commands['RespondToReferral'] => ({
  referralId: party.referralId,
  agency: party.partner,
  by: party.role === 'receiver' ? 'T' : message.forPerson === true ? 'P' : 'R',
  status: message.status,
  reason: whyOf(message),
  question: listed('question', message.question),
  conditional: listed('condition', message.conditional),
  what: listed('activity', message.what),
  cohort: message.cohort,
  result: listed('referral-result', message.result),
  offer: message.offer,
  until: message.until,
  amount: message.amount,
  tier: message.tier,
  expectedVersion: party.expectedVersion,
});

const whyOf = ({ status, reason }: ReferralResponse): string | null => {
  if (status === 'declined') return whyDeclined(reason);
  return listed(status === 'entered-in-error' ? 'error-reason' : 'withdrawal-reason', reason);
};

/** Settled before anything is kept or passed on: free text could tell what nobody may be told. */
const whyDeclined = (said: string | null): string | null =>
  said === null ? null : (keptDeclineReason(said) ?? refuseFreeText());

const refuseFreeText = (): never =>
  refuse('unknown-decline-reason', {
    place: 'reason',
    reason: 'a decline carries one code of the closed list; free text could reveal a protected fact',
    mend: `Send one of: ${codesOf('decline-reason').join(', ')}.`,
  });

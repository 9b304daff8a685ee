import type { Events } from '@handoff/schemas';

/** Which status each move of a referral leads to. */
export const moves = {
  ReferralOffered: 'offered',
  ReferralInReview: 'in-review',
  ReferralNeedsPerson: 'needs-person',
  OfferPlaceHeld: 'place-held',
  ReferralAccepted: 'accepted',
  ReferralWaitlisted: 'waitlisted',
  ReferralDeclined: 'declined',
  ReferralExpired: 'expired',
  ReferralActive: 'active',
  ReferralWithdrawn: 'withdrawn',
  ReferralCompleted: 'completed',
  ReferralEnteredInError: 'entered-in-error',
} as const satisfies Partial<Record<keyof Events, string>>;

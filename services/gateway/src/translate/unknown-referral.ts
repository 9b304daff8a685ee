import { Refusal } from '@handoff/decider';

/** Said alike of a referral that does not exist and of another agency's: not even existence may leak. */
export const unknownReferral = (place = 'referral'): Refusal =>
  new Refusal('unknown-referral', {
    place,
    reason: 'no referral of yours has this id or reference',
    mend: 'Use the `referral` or `reference` of a ReferralNotice sent to you.',
  });

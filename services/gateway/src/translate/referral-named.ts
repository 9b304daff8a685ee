import { Refusal } from '@handoff/decider';
import type { Gateway } from '../gateway.ts';
import type { OpenView } from '../register/views.ts';

/** Said alike of a referral that does not exist and of another agency's: not even existence may leak. */
export const referralNamed = async (
  { register }: Gateway,
  partner: string,
  named: string,
): Promise<OpenView> => {
  const [found, another] = await register.views.find(partner, 'referral', named);
  if (!found) throw unknownReferral();
  if (another) throw ambiguousReference();
  return found;
};

const unknownReferral = (): Refusal =>
  new Refusal('unknown-referral', {
    place: 'referral',
    reason: 'no referral of yours has this id or reference',
    mend: 'Use the `referral` or `reference` of a ReferralNotice sent to you.',
  });

const ambiguousReference = (): Refusal =>
  new Refusal('ambiguous-reference', {
    place: 'referral',
    reason: 'two referrals of yours bear this short reference',
    mend: 'Use the `referral` of the ReferralNotice, which is longer and yours alone.',
  });

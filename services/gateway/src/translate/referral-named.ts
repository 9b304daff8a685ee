import { Refusal } from '@handoff/decider';
import type { Gateway } from '../gateway.ts';
import type { OpenView } from '../register/views.ts';

/**
 * A referral by the partner's view of its id, by its short reference, or by the id the partner itself gave it. Said alike of
 * one that does not exist and of another agency's: not even existence may leak.
 */
export const referralNamed = async (
  gateway: Gateway,
  partner: string,
  named: string,
  term: string | null = null,
): Promise<OpenView> => {
  const [found, another] = await referralsNamed(gateway, partner, named, term);
  if (!found) throw unknownReferral();
  if (another) throw ambiguousReference();
  return found;
};

const referralsNamed = async (
  { register }: Gateway,
  partner: string,
  named: string,
  term: string | null,
): Promise<readonly OpenView[]> => {
  const found = await register.views.find(partner, 'referral', named);
  if (found.length > 0) return found;
  const subjects = await register.ownIds.subjectsOf(partner, named, term);
  return subjects.length === 0 ? [] : register.views.about(partner, 'referral', subjects);
};

const unknownReferral = (): Refusal =>
  new Refusal('unknown-referral', {
    place: 'referral',
    reason: 'no referral of yours has this id or reference',
    mend: 'Use the `referral` or `reference` of a ReferralNotice sent to you, or an id of your own that you gave as `localRef` before.',
  });

const ambiguousReference = (): Refusal =>
  new Refusal('ambiguous-reference', {
    place: 'referral',
    reason: 'two referrals of yours bear this reference or id',
    mend: 'Say the `term` beside your own id, if you gave it with one; or use the `referral` of the ReferralNotice, which is longer and yours alone.',
  });

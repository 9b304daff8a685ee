import type { Gateway } from '../gateway.ts';
import { NotYet } from '../not-yet.ts';
import type { Parties } from '../register/cases.ts';

/**
 * Whoever reports on a referral was told of it by us first, so its parties are known here by then; only a partition of
 * `handoff.referrals` that is still being read can make an outcome come early, and then it waits its turn.
 */
export const partiesOf = async (
  { register }: Gateway,
  referralId: string,
  agency?: string,
): Promise<Parties> => {
  const found = await register.cases.partiesOf(referralId);
  if (found) return asOneOf(found, agency);
  throw new NotYet('offer-not-read-yet', `the offer of ${referralId} has not been read yet`);
};

/** Of several agencies asked at once each is a party of its own, under a reference of its own. */
export const asOneOf = (parties: Parties, agency: string | undefined): Parties => {
  const mine = parties.several?.find((offer) => offer.agency === agency);
  return mine ? { ...parties, ...mine } : parties;
};

import type { Context } from '@handoff/host';
import type { Option } from '../domain/journey/events.ts';
import { referenceOf } from '../domain/referral/reference.ts';
import type { SeveralOffers } from '../domain/referral/events.ts';

/** Each agency gets a reference of its own: shared ones would tell them of each other. */
export const offerToSeveral = (
  consented: readonly Readonly<{ option: Option }>[],
  referralId: string,
  { mode, priority }: Pick<SeveralOffers, 'mode' | 'priority'>,
  { ids }: Context,
): SeveralOffers | null => {
  if (consented.length < 2) return null;
  const offers = consented.map(({ option: { agency, program, cohort } }, index) => ({
    agency,
    program,
    cohort,
    reference: referenceOf(index === 0 ? referralId : ids.derive('reference', `${referralId}|${agency}`)),
  }));
  return { mode, priority, offers };
};

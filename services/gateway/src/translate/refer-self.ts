import type { SelfReferral } from '@handoff/schemas';
import type { Gateway } from '../gateway.ts';
import { readSlip } from '../slip.ts';
import { unknownSlip } from './accept-at-desk.ts';
import type { Addressed, Speaker } from './translate.ts';

/** The slip is the person's own credential; who lends a keyboard has no part in what comes of it. */
export const selfReferral = async (
  { ids, register }: Gateway,
  { partner, causation }: Speaker,
  { slip, agency, service, consent }: SelfReferral,
): Promise<Addressed> => {
  const { journeyId } = (await register.cases.journeyBySlip(readSlip(slip))) ?? unknownSlip();
  const referralId = ids.derive('referral', causation);
  const value = { referralId, journeyId, agency, service, hands: partner, consent };
  return { name: 'ReferSelf', streamId: referralId, value };
};

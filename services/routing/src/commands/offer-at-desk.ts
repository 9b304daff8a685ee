import type { Context } from '@handoff/host';
import type { AcceptAtDesk } from '@handoff/schemas';
import type { Offer } from '../domain/referral/moves.ts';
import type { Referral } from '../domain/referral/state.ts';
import { grantConsent } from '../http/grant-consent.ts';
import type { Routing } from '../routing.ts';
import { findAtDesk, type Wanted } from './find-at-desk.ts';

type Said = Wanted & Pick<AcceptAtDesk, 'consent'>;

/**
 * The referral that a slip makes, once the person has consented to it. Said again it is the one that was made, and nobody
 * consents twice, whatever has become of the step, the journey or the agency's services meanwhile.
 */
export const offerAtDesk = async (
  routing: Routing,
  said: Said,
  causation: string,
  context: Context,
  refuseTwice?: (reference: string) => never,
): Promise<Offer> => {
  const made = await madeBefore(said, context);
  if (made) return made;
  const offer = await findAtDesk(routing, said, context, refuseTwice);
  const { personId } = offer.parties;
  const { intakeId, service } = offer.offer;
  const granted = { personId, intakeId, terms: said.consent, service, causation: `${causation}:consent` };
  return { ...offer, consent: await grantConsent(context, granted) };
};

const madeBefore = async (
  { referralId, journeyId, agency }: Wanted,
  { read }: Context,
): Promise<Offer | undefined> => {
  const referral = (await read<Referral>('referral', referralId))?.state;
  if (!referral || referral.status === 'none') return undefined;
  const { parties, offer } = referral;
  if (parties.journeyId !== journeyId || parties.agency !== agency) return undefined;
  const { reference: _, ...made } = offer;
  return { parties, offer: { ...made, several: null }, consent: null, choice: 1, respondWithinDays: null };
};

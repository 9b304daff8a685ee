import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { ReferSelf } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { Routing } from '../routing.ts';
import { datesAt } from './dates-at.ts';
import { offerAtDesk } from './offer-at-desk.ts';

/**
 * The person refers themselves: their slip names the journey, and they consent to the agency they want to go to. Where they
 * say so, a library or a shelter with a keyboard, is no party and hears nothing. Beside it, whoever was asked is still
 * asked; the first agency that accepts has the person (kafka/on-referral.ts).
 */
export const referSelf = async (
  routing: Routing,
  said: ReferSelf,
  { causation, bodyHash, trace }: CommandMeta,
  context: Context,
): Promise<Outcome> => {
  if (said.consent.recipient !== said.agency) return refuseRecipient();
  const wanted = { ...said, cohort: null };
  const offer = await offerAtDesk(routing, wanted, causation, context, refuseSecond);
  const { days, applyBy } = await datesAt(routing, offer, context);
  const data = { to: 'offered', by: 'P', ...days, offered: { ...offer, applyBy }, consent: null };
  const meta = { causation, bodyHash, trace };
  return context.handle('referral', said.referralId, { type: 'MoveReferral', data }, meta);
};

const refuseRecipient = (): never =>
  refuse('consent-of-another-agency', {
    place: 'consent.recipient',
    reason: 'The person consents to be known to the agency they want to go to.',
    mend: 'Name that agency as the recipient.',
  });

/** Its reference belongs to its parties, and this is none of them. */
const refuseSecond = (): never =>
  refuse('already-referred', {
    place: 'agency',
    reason: 'The person is referred there for this already.',
    mend: 'Nothing is to be done: the agency is asked, and answers whoever referred the person.',
  });

import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { AcceptAtDesk } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { Known } from '../domain/referral/state.ts';
import type { Routing } from '../routing.ts';
import { acceptReferral } from './accept-referral.ts';
import { onDaysOf } from './agency-days.ts';
import { offerAtDesk } from './offer-at-desk.ts';
import { seatsNow } from './on-seats.ts';

const accepting = { to: 'accepted', by: 'T', cohort: null, hold: null, impliedBy: null } as const;

/**
 * The person stands at the agency's desk with a slip of their journey: word of mouth, or a sheet of paper. They consent
 * there, and the agency accepts at once. Where places are counted the person's own referral is written first: a hold
 * needs somebody to ask when its clock runs out, and who finds no place can still be put in line.
 */
export const acceptAtDesk = async (
  routing: Routing,
  said: AcceptAtDesk,
  { causation, bodyHash, trace }: CommandMeta,
  context: Context,
): Promise<Outcome> => {
  if (said.consent.recipient !== said.agency) return refuseRecipient();
  const offer = await offerAtDesk(routing, said, causation, context);
  const meta = { causation, bodyHash, trace };
  const days = await onDaysOf(routing, said.agency, context);
  const atDesk = { ...offer, slip: said.slip };
  const { cohort } = offer.offer;
  if (cohort === null || !(await seatsNow(context, { agency: said.agency, cohort }))) {
    const data = { ...accepting, ...days, conditional: said.conditional, atDesk };
    return context.handle('referral', said.referralId, { type: 'MoveReferral', data }, meta);
  }
  const data = { to: 'offered', by: 'P', ...days, offered: offer, consent: null };
  const own = { causation: `${causation}:desk`, trace };
  const written = await context.handle('referral', said.referralId, { type: 'MoveReferral', data }, own);
  if (written.kind === 'refused') return written;
  const move = { ...accepting, conditional: said.conditional, atDesk: null };
  const referral = await standing(said.referralId, context);
  return acceptReferral(routing, { referral, move, cohort, meta }, context);
};

const standing = async (referralId: string, { read }: Context): Promise<Known> => {
  const found = await read<Known>('referral', referralId);
  if (!found) throw new Error('a referral written a moment ago is not there');
  return found.state;
};

const refuseRecipient = (): never =>
  refuse('consent-of-another-agency', {
    place: 'consent.recipient',
    reason: 'What is agreed to at a desk is agreed with the agency whose desk it is.',
    mend: 'Name your own slug as the recipient.',
  });

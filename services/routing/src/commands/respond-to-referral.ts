import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { RespondToReferral } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { Known, Referral } from '../domain/referral-state.ts';
import { askConsent } from '../http/ask-consent.ts';
import type { Routing } from '../routing.ts';
import { acceptReferral } from './accept-referral.ts';
import { readResponse, speakerOf } from './read-response.ts';

/** An agency's word on a referral, through the gateway: the credential says who speaks, the referral who may. */
export const respondToReferral = async (
  routing: Routing,
  said: RespondToReferral,
  { causation, bodyHash, trace }: CommandMeta,
  context: Context,
): Promise<Outcome> => {
  const referral = await partysReferral(said, context);
  const meta = { causation, bodyHash, trace };
  const move = readResponse(said, await lookUp(routing, said, referral, context));
  if (move.to === 'accepted')
    return acceptReferral(routing, { referral, move, cohort: said.cohort, meta }, context);
  return context.handle('referral', said.referralId, { type: 'MoveReferral', data: move }, meta);
};

/** A referral that isn't there and one of other people are answered alike: ids can't be tried out. */
const partysReferral = async (said: RespondToReferral, { read }: Context): Promise<Known> => {
  const state = (await read<Referral>('referral', said.referralId))?.state;
  if (!state || state.status === 'none') return refuseStranger();
  const party = speakerOf(said) === 'T' ? state.parties.agency : state.parties.referrer;
  return said.agency === party ? state : refuseStranger();
};

const refuseStranger = (): never =>
  refuse('not-a-party', {
    place: 'referral',
    reason: 'No referral of yours has this id.',
    mend: 'Send the id or the short reference that your ReferralNotice carries.',
  });

const lookUp = async (
  { register }: Routing,
  { status }: RespondToReferral,
  { parties, offer }: Known,
  context: Context,
) => {
  const line =
    status === 'waitlisted' && offer.cohort !== null
      ? await register(context).standing.inLine(parties.agency, offer.cohort)
      : [];
  const consent =
    status === 'offered'
      ? await askConsent(context, { personId: parties.personId, recipient: parties.agency })
      : undefined;
  return { position: line.length + 1, consent: consent?.allowed ? consent.sequence : null };
};

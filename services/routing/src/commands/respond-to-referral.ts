import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { RespondToReferral } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { agenciesOf, seenBy } from '../domain/referral/offers.ts';
import type { Known, Referral } from '../domain/referral/state.ts';
import type { Claim } from '../domain/seats/state.ts';
import { askConsent } from '../http/ask-consent.ts';
import type { Routing } from '../routing.ts';
import { acceptReferral } from './accept-referral.ts';
import { onDaysOf } from './agency-days.ts';
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
  const move = {
    ...readResponse(said, await lookUp(routing, said, referral, context)),
    expected: said.expectedVersion,
  };
  if (move.to === 'accepted' && move.by === 'T')
    return acceptReferral(
      routing,
      { referral, move, cohort: said.cohort, claim: claimOf(said), meta },
      context,
    );
  const days = await onDaysOf(routing, referral.parties.agency, context);
  const data = { ...move, ...days };
  return context.handle('referral', said.referralId, { type: 'MoveReferral', data }, meta);
};

const claimOf = ({ amount, tier }: RespondToReferral): Claim | null =>
  amount === null && tier === null ? null : { tier, amount: amount ?? 1 };

/**
 * A referral that isn't there and one of other people are answered alike: ids can't be tried out. One of several
 * agencies sees only its own offer.
 */
const partysReferral = async (said: RespondToReferral, { read }: Context): Promise<Known> => {
  const state = (await read<Referral>('referral', said.referralId))?.state;
  if (!state || state.status === 'none') return refuseStranger();
  if (speakerOf(said) !== 'T') return said.agency === state.parties.referrer ? state : refuseStranger();
  return agenciesOf(state).includes(said.agency) ? seenBy(state, said.agency) : refuseStranger();
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

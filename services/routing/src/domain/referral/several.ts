import { refuse } from '@handoff/decider';
import { afterDays, type Clocks, hasPassed } from '../calendar/clocks.ts';
import { conditions, oneOf } from '../codes.ts';
import { settleDecline } from './decline-reasons.ts';
import { accepted, moved } from './make-event.ts';
import type { OfferEnd, ReferralEvent } from './events.ts';
import type { Move } from './moves.ts';
import { type Amid, awaitedOf, heldOffers, isAmid, liveOffers, offerOf } from './offers.ts';
import type { Known } from './state.ts';

type Made = readonly ReferralEvent[];
type To<Target extends Move['to']> = Extract<Move, { to: Target }>;

/**
 * One referral, several agencies at once. An agency's acceptance holds a place there and settles nothing; the person's
 * word settles it, in this one document, so that exactly one of them gets the person whoever is first. In a community
 * queue the first acceptance settles it.
 */
export const movedAmongSeveral = (move: Move, state: Known, at: string, clocks: Clocks): Made | undefined => {
  if (!isAmid(state)) return undefined;
  switch (move.to) {
    case 'accepted':
      return move.by === 'T' ? acceptedByOne(move, state, at, clocks) : confirmed(move, state, at, clocks);
    case 'declined':
      return move.by === 'T' ? declinedByOne(move, state) : ended(move, state, at, clocks);
    case 'withdrawn':
      return move.agency === undefined
        ? ended(move, state, at, clocks)
        : withdrawnFromOne(move, state, at, clocks);
    case 'expired':
      return expired(move, state, at, clocks);
    case 'entered-in-error':
      return ended(move, state, at, clocks);
    default:
      return refuseOther(move);
  }
};

/** The same word of the same agency again; and the word of one that came too late is refused, whatever it is. */
export const repeatsAmongSeveral = (move: Move, state: Known): boolean => {
  const { several } = state;
  if (!several || move.by !== 'T' || move.agency === undefined) return false;
  const offer = offerOf(several, move.agency) ?? refuseNotAsked();
  if (!isAmid(state)) return state.parties.agency === move.agency ? false : refuseTaken();
  if (move.to === 'accepted' && offer.status === 'place-held') return true;
  if (move.to === 'declined' && offer.closed?.because === 'declined')
    return offer.closed.reason === settleDecline(move.reason, 'T').reason;
  return offer.status === 'closed' ? refuseClosed() : false;
};

const offerClosed = (
  { parties }: Known,
  agency: string,
  by: Move['by'],
  because: OfferEnd,
  reason: string | null = null,
): ReferralEvent => ({ type: 'OfferClosed', data: { ...parties, agency, by, because, reason } });

const acceptedByOne = (move: To<'accepted'>, state: Amid, at: string, clocks: Clocks): Made => {
  if (state.several.mode === 'queue') return settledOn(move, state, at, clocks);
  const { cohort, hold, conditional } = move;
  const data = {
    ...state.parties,
    agency: agencyOf(move, state),
    cohort,
    hold,
    conditional: conditional === null ? null : oneOf(conditions, conditional, 'conditional'),
    confirmBy: afterDays(at, clocks.confirmDays),
  };
  return [{ type: 'OfferPlaceHeld', data }];
};

/** What the agency said when it held the place is what the person confirms. */
const confirmed = (move: To<'accepted'>, state: Amid, at: string, clocks: Clocks): Made => {
  const { held } = offerOf(state.several, agencyOf(move, state)) ?? refuseNotAsked();
  const { cohort = null, hold = null, conditional = null } = held ?? {};
  return settledOn({ ...move, cohort, hold, conditional }, state, at, clocks);
};

const settledOn = (move: To<'accepted'>, state: Amid, at: string, clocks: Clocks): Made => {
  const agency = agencyOf(move, state);
  const others = liveOffers(state.several).filter((offer) => offer.agency !== agency);
  return [
    ...others.map((offer) => offerClosed(state, offer.agency, move.by, 'another-accepted')),
    { type: 'ReferralAccepted', data: { ...state.parties, agency, ...accepted(move, at, clocks) } },
  ];
};

const declinedByOne = (move: To<'declined'>, state: Amid): Made => {
  const agency = agencyOf(move, state);
  const settled = settleDecline(move.reason, 'T');
  const closed = offerClosed(state, agency, settled.by, 'declined', settled.reason);
  const isLast = liveOffers(state.several).every((offer) => offer.agency === agency);
  if (!isLast) return [closed];
  return [closed, { type: 'ReferralDeclined', data: { ...state.parties, agency, ...settled } }];
};

const withdrawnFromOne = (move: To<'withdrawn'>, state: Amid, at: string, clocks: Clocks): Made => {
  const left = liveOffers(state.several).filter(({ agency }) => agency !== move.agency);
  if (left.length === 0) return ended(move, state, at, clocks);
  return [offerClosed(state, agencyOf(move, state), move.by, 'taken-back')];
};

/** The person's clock ends the offers nobody confirmed; the response clock ends all of them. */
const expired = (move: To<'expired'>, state: Amid, at: string, clocks: Clocks): Made => {
  if (move.clock !== 'person') return ended(move, state, at, clocks);
  const late = heldOffers(state.several).filter(({ held }) => held !== null && hasPassed(held.confirmBy, at));
  const gone = late.map((offer) => offerClosed(state, offer.agency, 'X', 'not-confirmed'));
  if (liveOffers(state.several).length > late.length) return gone;
  const agency = late[0]?.agency ?? state.parties.agency;
  return [...gone, moved(move, withAgency(state, agency), at, clocks)];
};

/**
 * Every agency that still waits hears of the end, one of them by the referral's own last event: where it ran out, one that
 * could have answered. To one that is paused it is an offer taken back.
 */
const ended = (move: Move, state: Amid, at: string, clocks: Clocks): Made => {
  const agency = awaitedOf(state);
  const others = liveOffers(state.several).filter((offer) => offer.agency !== agency);
  return [
    ...others.map((offer) => offerClosed(state, offer.agency, move.by, 'taken-back')),
    moved(move, withAgency(state, agency), at, clocks),
  ];
};

const withAgency = (state: Amid, agency: string): Known => ({
  ...state,
  parties: { ...state.parties, agency },
});

const agencyOf = (move: Move, { parties }: Known): string => move.agency ?? parties.agency;

const refuseOther = ({ by }: Move): never =>
  refuse('one-of-several', {
    place: 'status',
    reason: 'Several agencies were asked at once; each says yes or no, and the person chooses.',
    mend: by === 'T' ? 'Say accepted or declined.' : 'Say accepted and which offer, or withdrawn.',
  });

const refuseTaken = (): never =>
  refuse('taken-by-another', {
    place: 'referral',
    reason: 'This referral is no longer offered to you.',
    mend: 'Nothing is to be done: a place you held has gone back.',
  });

const refuseClosed = (): never =>
  refuse('offer-closed', {
    place: 'referral',
    reason: 'Your offer of this referral has ended.',
    mend: 'Nothing is to be done; a new referral comes as a new notice.',
  });

const refuseNotAsked = (): never =>
  refuse('not-a-party', {
    place: 'referral',
    reason: 'No referral of yours has this id.',
    mend: 'Send the id or the short reference that your ReferralNotice carries.',
  });

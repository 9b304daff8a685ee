import { afterDays, afterMinutes, type Clocks, minutesUntil } from './clocks.ts';
import {
  conditions,
  errorReasons,
  oneOf,
  activities,
  questions,
  results,
  withdrawalReasons,
} from './codes.ts';
import { settleDecline } from './decline-reasons.ts';
import { referenceOf } from './reference.ts';
import type { ReferralEvent } from './referral-events.ts';
import type { AcceptMove, Move, Offer } from './referral-moves.ts';
import { evolve, type Known } from './referral-state.ts';

/** Word of mouth: the person refers themselves at the desk, and is accepted at once. */
export const acceptedAtDesk = (move: AcceptMove & Move, offer: Offer, at: string, clocks: Clocks) => {
  const first = offered(offer, 'P', at, clocks);
  const state = evolve({ status: 'none' }, first);
  return state.status === 'none' ? [] : [first, moved(move, state, at, clocks)];
};

export const offered = (
  { parties, offer, respondWithinDays }: Offer,
  by: Move['by'],
  at: string,
  clocks: Clocks,
): ReferralEvent => ({
  type: 'ReferralOffered',
  data: {
    ...parties,
    ...offer,
    reference: referenceOf(parties.referralId),
    respondBy: afterDays(at, respondWithinDays ?? clocks.responseDays),
    by,
  },
});

/** The event of an allowed move. Coded fields are read from their closed lists here, so nothing else gets into an event. */
export const moved = (move: Move, state: Known, at: string, clocks: Clocks): ReferralEvent => {
  const { parties } = state;
  switch (move.to) {
    case 'offered':
      return {
        type: 'ReferralOffered',
        data: { ...parties, ...state.offer, respondBy: afterDays(at, clocks.responseDays), by: move.by },
      };
    case 'in-review':
      return { type: 'ReferralInReview', data: { ...parties, respondBy: respondBy(state, at, clocks) } };
    case 'needs-person':
      return {
        type: 'ReferralNeedsPerson',
        data: { ...parties, ...asked(oneOf(questions, move.question, 'question'), state, at, clocks) },
      };
    case 'accepted':
      return { type: 'ReferralAccepted', data: { ...parties, ...accepted(move, at, clocks) } };
    case 'waitlisted':
      return { type: 'ReferralWaitlisted', data: { ...parties, position: move.position ?? 1 } };
    case 'declined':
      return {
        type: 'ReferralDeclined',
        data: { ...parties, ...settleDecline(move.reason, move.by === 'P' ? 'P' : 'T') },
      };
    case 'expired':
      return { type: 'ReferralExpired', data: { ...parties, clock: move.clock, next: 'next-option' } };
    case 'active':
      return {
        type: state.status === 'active' ? 'ReferralNoted' : 'ReferralActive',
        data: { ...parties, what: oneOf(activities, move.what, 'what') },
      };
    case 'withdrawal-requested':
      return { type: 'ReferralWithdrawalRequested', data: { ...parties, by: move.by } };
    case 'withdrawn':
      return {
        type: 'ReferralWithdrawn',
        data: {
          ...parties,
          by: move.by,
          reason: withdrawalReason(move.reason, move.by === 'R' || move.by === 'P' ? move.by : state.movedBy),
        },
      };
    case 'completed':
      return {
        type: 'ReferralCompleted',
        data: { ...parties, by: move.by, result: oneOf(results, move.result, 'result') },
      };
    case 'entered-in-error':
      return {
        type: 'ReferralEnteredInError',
        data: { ...parties, reason: oneOf(errorReasons, move.reason, 'reason') },
      };
  }
};

/** Asking the person stops the agency's clock; what it had left runs on from the answer. */
const respondBy = (state: Known, at: string, clocks: Clocks): string => {
  if (state.status === 'offered') return state.respondBy;
  return state.status === 'needs-person'
    ? afterMinutes(at, state.minutesLeft)
    : afterDays(at, clocks.responseDays);
};

const asked = (question: string, state: Known, at: string, clocks: Clocks) => ({
  question,
  answerBy: afterDays(at, clocks.answerDays),
  minutesLeft: 'respondBy' in state ? minutesUntil(at, state.respondBy) : 0,
});

const accepted = (
  { cohort, hold, conditional, by, impliedBy }: AcceptMove & Pick<Move, 'by'>,
  at: string,
  clocks: Clocks,
) => ({
  cohort,
  hold,
  conditional: conditional === null ? null : oneOf(conditions, conditional, 'conditional'),
  by,
  impliedBy,
  firstContactBy: afterDays(at, clocks.firstContactDays),
});

/** The referrer and the person needn't say why; who asked first says enough. */
const withdrawalReason = (said: string | null, asker: Move['by']) => {
  if (said !== null) return oneOf(withdrawalReasons, said, 'reason');
  return asker === 'P' ? 'person-asked' : 'referrer-asked';
};

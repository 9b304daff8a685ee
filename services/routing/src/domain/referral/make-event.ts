import type { Calendar } from '../calendar/calendar.ts';
import {
  afterAgencyDays,
  afterDays,
  afterMinutes,
  type Clocks,
  earlier,
  minutesUntil,
} from '../calendar/clocks.ts';
import {
  conditions,
  errorReasons,
  oneOf,
  activities,
  questions,
  results,
  withdrawalReasons,
} from '../codes.ts';
import { settleDecline } from './decline-reasons.ts';
import { referenceOf } from './reference.ts';
import type { ReferralEvent } from './events.ts';
import type { AcceptMove, Move, Offer } from './moves.ts';
import { evolve, type Known } from './state.ts';

/** Word of mouth: the person refers themselves at the desk, and is accepted at once. */
export const acceptedAtDesk = (move: AcceptMove & Move, offer: Offer, at: string, clocks: Clocks) => {
  const first = offered(offer, { by: 'P', ...(move.calendar && { calendar: move.calendar }) }, at, clocks);
  const state = evolve({ status: 'none' }, first);
  return state.status === 'none' ? [] : [first, moved(move, state, at, clocks)];
};

export const offered = (
  { parties, offer, respondWithinDays, applyBy }: Offer,
  { by, calendar }: Pick<Move, 'by' | 'calendar'>,
  at: string,
  clocks: Clocks,
): ReferralEvent => ({
  type: 'ReferralOffered',
  data: {
    ...parties,
    ...offer,
    reference: referenceOf(parties.referralId),
    respondBy: earlier(afterAgencyDays(at, respondWithinDays ?? clocks.responseDays, calendar), applyBy),
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
        data: {
          ...parties,
          ...state.offer,
          respondBy: earlier(afterAgencyDays(at, clocks.responseDays, move.calendar), move.applyBy),
          by: move.by,
          several: null,
        },
      };
    case 'in-review':
      return {
        type: 'ReferralInReview',
        data: { ...parties, respondBy: respondBy(state, at, clocks, move.calendar) },
      };
    case 'needs-person':
      return {
        type: 'ReferralNeedsPerson',
        data: { ...parties, ...asked(oneOf(questions, move.question, 'question'), state, at, clocks) },
      };
    case 'accepted':
      return { type: 'ReferralAccepted', data: { ...parties, ...accepted(move, at, clocks) } };
    case 'waitlisted':
      return inLine(move, state, at, clocks);
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
      return {
        type: 'ReferralWithdrawalRequested',
        data: {
          ...parties,
          by: move.by,
          confirmBy: afterAgencyDays(at, clocks.withdrawalDays, move.calendar),
        },
      };
    case 'withdrawn':
      return {
        type: 'ReferralWithdrawn',
        data: {
          ...parties,
          by: move.by,
          reason: withdrawalReason(move.reason, move.by === 'R' || move.by === 'P' ? move.by : state.movedBy),
          clock: move.clock ?? null,
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
        data: { ...parties, by: move.by, reason: oneOf(errorReasons, move.reason, 'reason') },
      };
  }
};

/** Asking the person stops the agency's clock; what it had left runs on from the answer. */
const respondBy = (state: Known, at: string, clocks: Clocks, calendar: Calendar | undefined): string => {
  if (state.status === 'offered') return state.respondBy;
  return state.status === 'needs-person'
    ? afterMinutes(at, state.minutesLeft)
    : afterAgencyDays(at, clocks.responseDays, calendar);
};

/** Who was offered a place out of the line and lost it again is kept as long as at first. */
const inLine = (
  { by, position, until }: Extract<Move, { to: 'waitlisted' }>,
  state: Known,
  at: string,
  { waitlistDays }: Clocks,
): ReferralEvent =>
  until != null && by !== 'T'
    ? { type: 'ReferralSnoozed', data: { ...state.parties, until, by } }
    : {
        type: 'ReferralWaitlisted',
        data: {
          ...state.parties,
          position: position ?? 1,
          keptUntil: afterDays(state.lineSince ?? at, waitlistDays),
        },
      };

const asked = (question: string, state: Known, at: string, clocks: Clocks) => ({
  question,
  answerBy: afterDays(at, clocks.answerDays),
  minutesLeft: 'respondBy' in state ? minutesUntil(at, state.respondBy) : 0,
});

export const accepted = (
  {
    cohort,
    hold,
    conditional,
    conditionBy,
    by,
    impliedBy,
    calendar,
  }: AcceptMove & Pick<Move, 'by' | 'calendar'>,
  at: string,
  clocks: Clocks,
) => ({
  cohort,
  hold,
  conditional: conditional === null ? null : oneOf(conditions, conditional, 'conditional'),
  by,
  impliedBy,
  firstContactBy: afterAgencyDays(at, clocks.firstContactDays, calendar),
  conditionBy: conditionBy ?? null,
});

/** The referrer and the person needn't say why; who asked first says enough. */
const withdrawalReason = (said: string | null, asker: Move['by']) => {
  if (said !== null) return oneOf(withdrawalReasons, said, 'reason');
  return asker === 'P' ? 'person-asked' : 'referrer-asked';
};

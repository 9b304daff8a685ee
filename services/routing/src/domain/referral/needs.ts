import { refuse } from '@handoff/decider';
import { hasPassed } from '../calendar/clocks.ts';
import { oneOf } from '../codes.ts';
import { refuseFull } from '../seats/no-place.ts';
import { keepsPlace } from './after-referral.ts';
import { clockOf } from './clock.ts';
import { offerOf as offerTo } from './offers.ts';
import type { Move } from './moves.ts';
import type { Known, Referral } from './state.ts';
import type { Actor, Need } from './transitions.ts';

/** Read from their closed lists where the event is made: make-referral-event.ts. */
type Coded = 'question' | 'reason' | 'what' | 'result';
const coded: readonly Need[] = ['question', 'reason', 'what', 'result'] satisfies Coded[];
const isCoded = (need: Need): need is Coded => coded.includes(need);

type Check = (move: Move, state: Referral, at: string) => void;

const missing = (code: string, place: string, reason: string, mend: string): never =>
  refuse(code, { place, reason, mend });

const offerOf = (move: Move) => {
  if (move.to === 'offered') return move.offered;
  return move.to === 'accepted' ? move.atDesk : null;
};

/** Each need of the transition table, checked. What the checks look at arrived in the move: they ask nobody. */
const checks: Readonly<Record<Exclude<Need, Coded>, Check>> = {
  consent: (move) => {
    if (move.to === 'offered' && (move.offered?.consent ?? move.consent) !== null) return;
    missing(
      'consent-missing',
      'consent',
      'No live consent covers this agency.',
      'Ask the person; offer it then.',
    );
  },
  screening: (move) => {
    const offer = offerOf(move)?.offer;
    if (offer && (offer.screenedUnder !== null || offer.program === null)) return;
    missing(
      'not-screened',
      'screenedUnder',
      'This program has a test, and no screening came before.',
      'Screen first.',
    );
  },
  choice: (move) => {
    if ((offerOf(move)?.choice ?? null) !== null) return;
    missing(
      'not-chosen',
      'choice',
      "The person hasn't chosen this option.",
      'Offer only what the person ranked.',
    );
  },
  slip: (move) => {
    if (move.to === 'accepted' && move.atDesk?.slip && move.atDesk.consent !== null) return;
    missing(
      'slip-missing',
      'slip',
      'Nothing was offered here.',
      'Enter the slip code, and the consent given at the desk.',
    );
  },
  place: (move, state) => {
    if (move.to === 'accepted') placeIsHeld(move, state);
  },
  position: (move) => {
    if (move.to === 'waitlisted' && (move.position ?? 0) >= 1) return;
    missing('position-missing', 'position', 'A waitlist has an order.', 'Say the position, from 1.');
  },
  unreached: (move) => {
    if (move.to === 'completed') oneOf(['could-not-be-reached'], move.result, 'result');
  },
  // A clock may be claimed just before somebody moves: then it isn't this clock any more, and nothing expires.
  'run-down-clock': (move, state, at) => {
    const clock = clockOf(state);
    const named = move.to === 'expired' ? move.clock : 'person';
    if (clock?.clock === named && hasPassed(clock.due, at)) return;
    missing('clock-still-runs', 'clock', "This clock hasn't run down.", 'Wait for the date it was given.');
  },
  'held-offer': (move, state) => {
    const several = state.status === 'none' ? null : state.several;
    if (several && move.agency !== undefined && offerTo(several, move.agency)?.status === 'place-held')
      return;
    missing(
      'no-place-held-there',
      'offer',
      'No agency of that name holds a place for this person.',
      'Name an agency that said so: its notice reads "place-held".',
    );
  },
  until: (move, _, at) => {
    if (move.to === 'waitlisted' && move.until != null && move.until > at.slice(0, 10)) return;
    missing(
      'until-missing',
      'until',
      'Somebody in line is left alone until a day to come.',
      'Send the first day on which a place may be offered again, as YYYY-MM-DD.',
    );
  },
  unconfirmed: (move, state, at) => {
    if (move.to !== 'withdrawn' || endsAtOnce(move.reason)) return;
    const clock = clockOf(state);
    if (clock?.clock === 'withdrawal' && hasPassed(clock.due, at)) return;
    missing(
      'clock-still-runs',
      'clock',
      'The agency still has time to confirm.',
      'Wait for the date it was given, or for its word.',
    );
  },
  'own-entry': (move, state) => {
    if (state.status !== 'none' && madeBy(state).includes(move.by)) return;
    missing('not-your-entry', 'by', 'Only whoever made the entry may strike it.', 'Ask them to.');
  },
  'seat-kept': (_, state) => {
    if (keepsPlace(state)) return;
    missing(
      'no-seat-kept',
      'status',
      'It is struck already, and nobody sits on a seat by it.',
      'Nothing is to be done.',
    );
  },
};

/** The exchange offers what the referrer has entered: that is the referrer's entry, too. */
const madeBy = ({ offeredBy, movedBy }: Known): readonly Actor[] => [
  offeredBy,
  movedBy,
  ...(offeredBy === 'X' ? (['R'] as const) : []),
];

/** Consent is gone or the person is: nobody's leave is needed. */
const endsAtOnce = (reason: string | null): boolean =>
  reason !== null && ['consent-withdrawn', 'consent-ended', 'person-erased'].includes(reason);

export const checkNeeds = (needs: readonly Need[], move: Move, state: Referral, at: string): void => {
  for (const need of needs) if (!isCoded(need)) checks[need](move, state, at);
};

/** Acceptance rests on the hold that still stands: a released one can't be accepted on (see hold-release.ts). */
const placeIsHeld = (move: Extract<Move, { to: 'accepted' }>, state: Referral): void => {
  if (move.cohort === null) return;
  if (move.full) refuseFull();
  const standing = state.status === 'none' ? 0 : state.holdsReleased;
  if (move.hold === null)
    missing('place-not-held', 'cohort', 'No place was held first.', 'Hold a place, then accept.');
  if (move.hold !== standing)
    missing('hold-lapsed', 'cohort', 'The hold on the place has run out.', 'Accept again.');
};

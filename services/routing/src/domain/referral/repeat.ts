import { keepsPlace } from './after-referral.ts';
import type { Move } from './moves.ts';
import type { Known } from './state.ts';

/** Said before, in the same words, by the same one: nothing to do. Other words are a contradiction and are refused. */
export const isRepeat = (move: Move, state: Known): boolean => {
  switch (move.to) {
    case 'accepted':
      return repeatsAcceptance(move, state);
    case 'waitlisted':
      return repeatsLine(move, state);
    case 'needs-person':
      return isSameMove(move, state) && state.status === move.to && state.question === move.question;
    // Who declined is settled by the reason: an agency may have passed on the person's "no".
    case 'declined':
      return state.status === move.to && isDecliner(move.by) && state.reason === move.reason;
    // Struck by somebody else it left the seat taken: that the agency strikes it, too, says that the seat is free.
    case 'entered-in-error':
      return (
        state.status === move.to && state.reason === move.reason && !(move.by === 'T' && keepsPlace(state))
      );
    case 'withdrawn':
      return (
        isSameMove(move, state) && state.status === move.to && [null, state.reason].includes(move.reason)
      );
    case 'completed':
      return isSameMove(move, state) && state.status === move.to && state.result === move.result;
    // Two no-shows are two facts.
    case 'active':
      return false;
    default:
      return isSameMove(move, state);
  }
};

const isSameMove = ({ to, by }: Move, { status, movedBy }: Known): boolean => to === status && by === movedBy;

const isDecliner = (by: Move['by']): boolean => by === 'T' || by === 'P';

/** The person who asked to be left alone until a day may ask for another day. */
const repeatsLine = (move: Extract<Move, { to: 'waitlisted' }>, state: Known): boolean => {
  if (state.status !== 'waitlisted') return false;
  return move.by === 'T' ? true : state.snoozedUntil === move.until;
};

/** The fact may overtake the word: an "accepted" that arrives after the enrollment it came before says nothing new. */
const repeatsAcceptance = (move: Extract<Move, { to: 'accepted' }>, state: Known): boolean => {
  const said = state.acceptance;
  if (!said) return false;
  if (move.by !== 'T')
    return state.status === 'accepted' && said.by === move.by && state.parties.agency === move.agency;
  if (said.impliedBy !== null) return true;
  return state.status === 'accepted' && (move.cohort === null || move.cohort === said.cohort);
};

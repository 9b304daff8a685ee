import { type Decider, refuse } from '@handoff/decider';
import type { Clocks } from './clocks.ts';
import { releaseHold } from './hold-release.ts';
import { acceptedAtDesk, moved, offered } from './make-referral-event.ts';
import type { ReferralEvent } from './referral-events.ts';
import type { Move, ReferralCommand } from './referral-moves.ts';
import { checkNeeds, clockOf } from './referral-needs.ts';
import { isRepeat } from './referral-repeat.ts';
import { evolve, type Referral } from './referral-state.ts';
import { targetsFrom, transitionFor } from './referral-transitions.ts';

const initial: Referral = { status: 'none' };

export const createReferral = (clocks: Clocks): Decider<ReferralCommand, Referral, ReferralEvent> => ({
  initial,
  evolve,
  decide: (command, state) => {
    if (command.type === 'ReleaseHold') return releaseHold(command.data, state);
    if (state.status !== 'none' && isRepeat(command.data, state)) return [];
    assertAllowed(command.data, state, command.at);
    return state.status === 'none'
      ? begin(command.data, command.at, clocks)
      : [moved(command.data, state, command.at, clocks)];
  },
});

const assertAllowed = (move: Move, state: Referral, at: string): void => {
  const row = transitionFor(state.status, move.to, move.by) ?? refuseMove(move, state);
  checkNeeds(row.needs, move, state, at);
};

const refuseMove = ({ to, by }: Move, { status }: Referral): never => {
  const instead = targetsFrom(status, by);
  return refuse('illegal-transition', {
    place: 'status',
    reason: `A referral that is '${status}' can't be moved to '${to}' by ${by}.`,
    mend:
      instead.length > 0
        ? `From here, ${by} may say: ${instead.join(', ')}.`
        : `From here, ${by} may move nothing.`,
  });
};

const begin = (move: Move, at: string, clocks: Clocks): readonly ReferralEvent[] => {
  if (move.to === 'offered' && move.offered) return [offered(move.offered, move.by, at, clocks)];
  if (move.to === 'accepted' && move.atDesk) return acceptedAtDesk(move, move.atDesk, at, clocks);
  return refuseMove(move, initial);
};

export const dueAt = (state: Referral): string | undefined => clockOf(state)?.due;

/** What a referral's own clock says when it has run down. */
export const onDue = (state: Referral): { type: 'MoveReferral'; data: Move } => {
  const clock = clockOf(state)?.clock ?? 'response';
  return clock === 'person'
    ? { type: 'MoveReferral', data: { to: 'completed', by: 'X', result: 'could-not-be-reached' } }
    : { type: 'MoveReferral', data: { to: 'expired', by: 'X', clock } };
};

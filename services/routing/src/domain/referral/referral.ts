import { type Decider, refuse } from '@handoff/decider';
import { type Clocks, hasPassed } from '../calendar/clocks.ts';
import { releaseHold } from './hold-release.ts';
import { introduce } from './introduction.ts';
import { acceptedAtDesk, moved, offered } from './make-event.ts';
import { refuseStale } from './changes.ts';
import { clockOf } from './clock.ts';
import type { ClockName, ReferralEvent } from './events.ts';
import type { Move, ReferralCommand } from './moves.ts';
import { checkNeeds } from './needs.ts';
import { awaitedOf, seenBy } from './offers.ts';
import { startClocks, stopClocks } from './pause.ts';
import { awaited, nextReminder } from './reminders.ts';
import { isRepeat } from './repeat.ts';
import { movedAmongSeveral, repeatsAmongSeveral } from './several.ts';
import { evolve, type Known, type Referral } from './state.ts';
import { targetsFrom, transitionFor } from './transitions.ts';

const initial: Referral = { status: 'none' };

export const createReferral = (clocks: Clocks): Decider<ReferralCommand, Referral, ReferralEvent> => ({
  initial,
  evolve,
  decide: (command, state) => {
    switch (command.type) {
      case 'ReleaseHold':
        return releaseHold(command.data, state);
      case 'RingClock':
        return ring(command.data.clock, state, command.at, clocks);
      case 'Introduce':
        return introduce(command.data, state);
      case 'StopClocks':
        return stopClocks(command.data, state);
      case 'StartClocks':
        return startClocks(command.data, state, command.at);
      case 'MoveReferral':
        return move(command.data, state, command.at, clocks);
    }
  },
});

const move = (said: Move, state: Referral, at: string, clocks: Clocks): readonly ReferralEvent[] => {
  if (state.status === 'none') {
    assertAllowed(said, state, at);
    return begin(said, at, clocks);
  }
  const seen = said.agency === undefined ? state : seenBy(state, said.agency);
  if (repeatsAmongSeveral(said, state) || isRepeat(said, state)) return [];
  refuseStale(said, state.changes);
  assertAllowed(said, seen, at);
  return movedAmongSeveral(said, state, at, clocks) ?? [moved(said, state, at, clocks)];
};

const assertAllowed = (said: Move, state: Referral, at: string): void => {
  const row = transitionFor(state.status, said.to, said.by) ?? refuseMove(said, state);
  checkNeeds(row.needs, said, state, at);
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

const begin = (said: Move, at: string, clocks: Clocks): readonly ReferralEvent[] => {
  if (said.to === 'offered' && said.offered) return [offered(said.offered, said, at, clocks)];
  if (said.to === 'accepted' && said.atDesk) return acceptedAtDesk(said, said.atDesk, at, clocks);
  return refuseMove(said, initial);
};

/** The next thing a referral's own clock has to say: a reminder, or that it has run down. */
export const dueAt = (state: Referral): string | undefined => {
  if (state.status === 'none') return undefined;
  return nextReminder(state) ?? clockOf(state)?.due;
};

export const onDue = (state: Referral): { type: 'RingClock'; data: { clock: ClockName } } => ({
  type: 'RingClock',
  data: { clock: clockOf(state)?.clock ?? 'response' },
});

/** A process that was away may come too late to remind anybody: then only the breach is said. */
const ring = (clock: ClockName, state: Referral, at: string, clocks: Clocks): readonly ReferralEvent[] => {
  const running = clockOf(state);
  if (state.status === 'none' || running?.clock !== clock) return refuseEarly();
  if (hasPassed(running.due, at)) return move(breach(clock, state), state, at, clocks);
  const reminder = nextReminder(state);
  return reminder !== undefined && hasPassed(reminder, at) ? [reminded(state, running)] : refuseEarly();
};

const reminded = (
  state: Known,
  { clock, due }: Readonly<{ clock: ClockName; due: string }>,
): ReferralEvent => {
  const agency = clock === 'response' ? awaitedOf(state) : state.parties.agency;
  return { type: 'ReferralReminded', data: { ...state.parties, agency, clock, due, whom: awaited[clock] } };
};

/** What follows when nobody moved in time: the table says it, and every breach is an event. */
const breach = (clock: ClockName, { status }: Referral): Move => {
  if (status === 'needs-person') return { to: 'completed', by: 'X', result: 'could-not-be-reached' };
  if (clock === 'withdrawal') return { to: 'withdrawn', by: 'X', reason: null, clock };
  return { to: 'expired', by: 'X', clock };
};

const refuseEarly = (): never =>
  refuse('clock-still-runs', {
    place: 'clock',
    reason: "This clock hasn't run down.",
    mend: 'Wait for the date it was given.',
  });

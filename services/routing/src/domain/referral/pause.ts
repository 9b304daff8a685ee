import { afterMinutes, minutesUntil } from '../calendar/clocks.ts';
import type { ReferralEvent } from './events.ts';
import type { Known, Referral } from './state.ts';
import { isOpen } from './transitions.ts';

type Stopped = Extract<ReferralEvent, { type: 'ClocksStopped' }>;
type Started = Extract<ReferralEvent, { type: 'ClocksStarted' }>;

/**
 * A paused agency can't answer: the clocks that are its own (to respond, to make contact, to confirm a withdrawal) stand still.
 * The person's clocks go on, and so do the dates of a class and of the law. Of several that were asked at once the others
 * can still answer, so nothing stands still for one of them.
 */
export const stopClocks = (
  { agency, since }: Readonly<{ agency: string; since: string }>,
  state: Referral,
): readonly ReferralEvent[] => {
  if (!concerns(state, agency) || state.stoppedSince !== undefined) return [];
  return [{ type: 'ClocksStopped', data: { ...state.parties, since } }];
};

export const startClocks = (
  { agency }: Readonly<{ agency: string }>,
  state: Referral,
  at: string,
): readonly ReferralEvent[] => {
  if (state.status === 'none' || state.parties.agency !== agency) return [];
  if (state.stoppedSince === undefined) return [];
  const minutes = minutesUntil(latest(state.stoppedSince, state.reminding.since), at);
  const due = shifted(dueOf(state), minutes);
  return [{ type: 'ClocksStarted', data: { ...state.parties, minutes, status: state.status, due } }];
};

const concerns = (state: Referral, agency: string): state is Known =>
  state.status !== 'none' &&
  state.parties.agency === agency &&
  isOpen(state.status) &&
  !(state.status === 'offered' && state.several);

/** A clock that began while the agency was paused has stood still since then only. */
const latest = (one: string, other: string | null): string =>
  other !== null && Date.parse(other) > Date.parse(one) ? other : one;

/** When the clock of the agency runs out; null: none of its clocks runs. */
const dueOf = (state: Known): string | null => {
  switch (state.status) {
    case 'offered':
    case 'in-review':
      return state.respondBy;
    case 'accepted':
      return state.firstContactBy;
    case 'withdrawal-requested':
      return state.confirmBy;
    default:
      return null;
  }
};

const shifted = (due: string | null, minutes: number): string | null =>
  due === null ? null : afterMinutes(due, minutes);

export const onPause = (state: Known, event: Stopped | Started): Known => {
  if (event.type === 'ClocksStopped') return { ...state, stoppedSince: event.data.since };
  const { stoppedSince: _, ...going } = state;
  return later(going, event.data.due);
};

const later = (state: Known, due: string | null): Known => {
  if (due === null) return state;
  switch (state.status) {
    case 'offered':
    case 'in-review':
      return { ...state, respondBy: due };
    case 'accepted':
      return { ...state, firstContactBy: due };
    case 'withdrawal-requested':
      return { ...state, confirmBy: due };
    default:
      return state;
  }
};

import { afterMinutes, minutesUntil } from '../calendar/clocks.ts';
import type { ReferralEvent } from './events.ts';
import { type Amid, isAmid, openOffers } from './offers.ts';
import type { Known, Referral } from './state.ts';
import { begunBy, stillSince } from './still-since.ts';
import { isOpen } from './transitions.ts';

type Stopped = Extract<ReferralEvent, { type: 'ClocksStopped' }>;
type Started = Extract<ReferralEvent, { type: 'ClocksStarted' }>;

/**
 * A paused agency can't answer: the clocks that are its own (to respond, to make contact, to confirm a withdrawal) stand still.
 * The person's clocks go on, and so do the dates of a class and of the law. Of several that were asked at once each is paused
 * for itself: their day to respond comes while one of them can answer, and stands still while none can.
 */
export const stopClocks = (
  { agency, since }: Readonly<{ agency: string; since: string }>,
  state: Referral,
): readonly ReferralEvent[] => {
  const asked = askedOf(state, agency);
  if (!asked || asked.stoppedSince !== undefined) return [];
  return [{ type: 'ClocksStopped', data: { ...asked.state.parties, agency, since } }];
};

export const startClocks = (
  { agency }: Readonly<{ agency: string }>,
  state: Referral,
  at: string,
): readonly ReferralEvent[] => {
  const asked = askedOf(state, agency);
  if (asked?.stoppedSince === undefined) return [];
  const { status, parties } = asked.state;
  const minutes = minutesUntil(asked.stoppedSince, at);
  const due = shifted(dueOf(asked.state), minutesUntil(stillSince(asked.state) ?? at, at));
  return [{ type: 'ClocksStarted', data: { ...parties, agency, minutes, status, due } }];
};

/** Whether the clocks of this agency stand still, as one of several for itself. */
export const standsStill = (state: Referral, agency: string): boolean =>
  askedOf(state, agency)?.stoppedSince !== undefined;

type Asked = Readonly<{ state: Known; stoppedSince: string | undefined }>;

/** Of several, one that holds a place has answered: no clock of its own runs. */
const askedOf = (state: Referral, agency: string): Asked | undefined => {
  if (state.status === 'none' || !isOpen(state.status)) return undefined;
  if (!isAmid(state))
    return state.parties.agency === agency ? { state, stoppedSince: stillSince(state) } : undefined;
  const offer = openOffers(state.several).find((one) => one.agency === agency);
  return offer && { state, stoppedSince: offer.stoppedSince };
};

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
  if (isAmid(state)) return onPauseOfOne(state, event);
  if (event.type === 'ClocksStopped') return { ...state, stoppedSince: event.data.since };
  const { stoppedSince: _, ...going } = state;
  return later(going, event.data.due);
};

const onPauseOfOne = (state: Amid, event: Stopped | Started): Known => {
  const stopped = event.type === 'ClocksStopped';
  const offers = state.several.offers.map(({ stoppedSince, ...offer }) => {
    const since =
      offer.agency === event.data.agency
        ? stopped
          ? begunBy(event.data.since, state)
          : undefined
        : stoppedSince;
    return since === undefined ? offer : { ...offer, stoppedSince: since };
  });
  const going = { ...state, several: { ...state.several, offers } };
  return stopped ? going : later(going, event.data.due);
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

import { type Decider, refuse } from '@handoff/decider';
import { afterMinutes, type Clocks, hasPassed } from './clocks.ts';
import { refuseFull } from './no-place.ts';
import type { At } from './referral-moves.ts';
import {
  type Capacity,
  count,
  evolve,
  type OpenSeats,
  type Place,
  placesLeft,
  type Seats,
  type SeatsEvent,
} from './seats-state.ts';

/** The places of one cohort: one stream, so that two people never get the last one. */
export type SeatsCommand = At &
  (
    | Readonly<{ type: 'SetCapacity'; data: Capacity }>
    | Readonly<{ type: 'HoldPlace'; data: { referralId: string; hold: number } }>
    | Readonly<{ type: 'TakePlace'; data: { referralId: string; hold: number | null } }>
    /** `hold` null: whatever this referral has goes back. A number: only that hold, never a newer one. */
    | Readonly<{ type: 'ReleasePlace'; data: { referralId: string; hold: number | null } }>
    | Readonly<{ type: 'AskAboutHolds'; data: Record<string, never> }>
  );

const initial: Seats = { status: 'none' };

export const createSeats = ({
  holdMinutes,
}: Pick<Clocks, 'holdMinutes'>): Decider<SeatsCommand, Seats, SeatsEvent> => ({
  initial,
  evolve,
  decide: (command, state) => {
    if (command.type === 'SetCapacity') return setCapacity(command.data, state);
    if (state.status === 'none') return refuseUnknown();
    switch (command.type) {
      case 'HoldPlace':
        return holdPlace(command.data, state, afterMinutes(command.at, holdMinutes));
      case 'TakePlace':
        return takePlace(command.data, state);
      case 'ReleasePlace':
        return releasePlace(command.data, state);
      case 'AskAboutHolds':
        return askAboutHolds(state, command.at);
    }
  },
});

type Change = Pick<SeatsEvent['data'], 'change' | 'referralId' | 'hold' | 'heldUntil'>;

/** The counts an event carries are those after it, so that a reader needs no fold of its own. */
const changed = (state: OpenSeats, change: Change): SeatsEvent => {
  const event: SeatsEvent = {
    type: 'CapacityChanged',
    data: { ...state.capacity, ...change, held: 0, taken: 0 },
  };
  const after = evolve(state, event);
  const places = after.status === 'none' ? {} : after.places;
  return { ...event, data: { ...event.data, held: count(places, 'held'), taken: count(places, 'taken') } };
};

const nobody = { referralId: null, hold: null, heldUntil: null } as const;

const setCapacity = (capacity: Capacity, state: Seats): readonly SeatsEvent[] => {
  if (state.status === 'none')
    return [changed({ status: 'open', capacity, places: {} }, { change: 'opened', ...nobody })];
  if (isSame(capacity, state.capacity)) return [];
  if (capacity.kind === 'held' && capacity.seats < Object.keys(state.places).length) return refuseShrinking();
  return [changed({ ...state, capacity }, { change: 'resized', ...nobody })];
};

const isSame = (one: Capacity, other: Capacity): boolean =>
  one.kind === other.kind &&
  one.seats === other.seats &&
  one.startsOn === other.startsOn &&
  one.service === other.service;

const holdPlace = (
  { referralId, hold }: { referralId: string; hold: number },
  state: OpenSeats,
  heldUntil: string,
): readonly SeatsEvent[] => {
  const place = state.places[referralId];
  if (place?.as === 'taken' || (place && place.hold >= hold)) return [];
  if (!place && placesLeft(state) <= 0) return refuseFull();
  return [changed(state, { change: 'held', referralId, hold, heldUntil })];
};

const takePlace = (
  { referralId, hold }: { referralId: string; hold: number | null },
  state: OpenSeats,
): readonly SeatsEvent[] => {
  const place = state.places[referralId];
  if (place?.as === 'taken') return [];
  if (!place && placesLeft(state) <= 0 && state.capacity.kind === 'held') return refuseFull();
  return [changed(state, { change: 'taken', referralId, hold, heldUntil: null })];
};

const releasePlace = (
  { referralId, hold }: { referralId: string; hold: number | null },
  state: OpenSeats,
): readonly SeatsEvent[] => {
  const place = state.places[referralId];
  if (!place || (hold !== null && !isThatHold(place, hold))) return [];
  return [changed(state, { change: 'released', referralId, hold: place.hold, heldUntil: null })];
};

const isThatHold = (place: Place, hold: number): boolean => place.as === 'held' && place.hold <= hold;

const isDue = (place: Place, at: string): place is Extract<Place, { as: 'held' }> =>
  place.as === 'held' && !place.asked && hasPassed(place.until, at);

const askAboutHolds = (state: OpenSeats, at: string): readonly SeatsEvent[] =>
  Object.entries(state.places).flatMap(([referralId, place]) =>
    isDue(place, at)
      ? [changed(state, { change: 'hold-due', referralId, hold: place.hold, heldUntil: place.until })]
      : [],
  );

/** When the earliest hold runs out. It frees nothing by itself: the referral is asked (hold-release.ts). */
export const dueAt = (state: Seats): string | undefined =>
  state.status === 'none'
    ? undefined
    : Object.values(state.places)
        .flatMap((place) => (place.as === 'held' && !place.asked ? [place.until] : []))
        .toSorted()[0];

export const onDue = (): { type: 'AskAboutHolds'; data: Record<string, never> } => ({
  type: 'AskAboutHolds',
  data: {},
});

const refuseUnknown = (): never =>
  refuse('no-such-cohort', {
    place: 'cohort',
    reason: 'This cohort has no places here.',
    mend: "Name a cohort of the agency's manifest, or add it there.",
  });

const refuseShrinking = (): never =>
  refuse('fewer-than-given', {
    place: 'seats',
    reason: 'More places than that are held or taken already.',
    mend: 'Take back acceptances first, or say a number that covers them.',
  });

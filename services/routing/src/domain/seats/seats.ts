import { type Decider, refuse } from '@handoff/decider';
import type { Calendar } from '../calendar/calendar.ts';
import { registrationIsOver } from '../calendar/class-dates.ts';
import { afterMinutes, type Clocks, hasPassed } from '../calendar/clocks.ts';
import { refuseFull } from './no-place.ts';
import type { At } from '../referral/moves.ts';
import { carryForward, carryIn, refuseCarried } from './carry.ts';
import {
  type Capacity,
  type Claim,
  claimOf,
  count,
  evolve,
  type OpenSeats,
  type Place,
  type Seats,
  type SeatsEvent,
  unitsLeft,
} from './state.ts';

export type Hold = Readonly<{
  referralId: string;
  hold: number;
  claim?: Claim | null;
  /** Held longer than usual: for somebody in line until they answer, for one of several until the person confirms. */
  until?: string;
  /** The agency's days: nobody is given a place after the last day to register. */
  calendar?: Calendar;
}>;

/** The places of one cohort, or the cents of one fund: one stream, so that two people never get the last one. */
export type SeatsCommand = At &
  (
    | Readonly<{ type: 'SetCapacity'; data: Capacity }>
    | Readonly<{ type: 'HoldPlace'; data: Hold }>
    | Readonly<{ type: 'TakePlace'; data: { referralId: string; hold: number | null } }>
    /** `hold` null: whatever this referral has goes back. A number: only that hold, never a newer one. */
    | Readonly<{ type: 'ReleasePlace'; data: { referralId: string; hold: number | null } }>
    /** Only that hold, if it stands: the offer it is for runs out later. */
    | Readonly<{ type: 'ExtendHold'; data: { referralId: string; hold: number; until: string } }>
    | Readonly<{ type: 'AskAboutHolds'; data: Record<string, never> }>
    | Readonly<{ type: 'CarryForward'; data: { carriedTo: string } }>
    | Readonly<{ type: 'CarryIn'; data: { capacity: Capacity; places: string } }>
  );

const initial: Seats = { status: 'none' };

export const createSeats = ({
  holdMinutes,
}: Pick<Clocks, 'holdMinutes'>): Decider<SeatsCommand, Seats, SeatsEvent> => ({
  initial,
  evolve,
  decide: (command, state) => {
    if (command.type === 'CarryIn') return carryIn(command.data, state);
    if (state.status === 'carried') return carriedAlready(command);
    if (command.type === 'SetCapacity') return setCapacity(command.data, state);
    if (state.status === 'none') return refuseUnknown();
    switch (command.type) {
      case 'HoldPlace':
        return holdPlace(command.data, state, command.at, holdMinutes);
      case 'TakePlace':
        return takePlace(command.data, state);
      case 'ReleasePlace':
        return releasePlace(command.data, state);
      case 'ExtendHold':
        return extendHold(command.data, state);
      case 'AskAboutHolds':
        return askAboutHolds(state, command.at);
      case 'CarryForward':
        return carryForward(command.data, state);
    }
  },
});

const carriedAlready = ({ type }: SeatsCommand): readonly SeatsEvent[] =>
  type === 'CarryForward' || type === 'AskAboutHolds' ? [] : refuseCarried();

type Change = Pick<SeatsEvent['data'], 'change' | 'referralId' | 'hold' | 'heldUntil'> & {
  claim?: Claim | null;
};
/** The counts an event carries are those after it, so that a reader needs no fold of its own. */
const changed = (state: OpenSeats, { claim = null, ...change }: Change): SeatsEvent => {
  const nothing = { held: 0, taken: 0, claim, carriedTo: null, carried: null };
  const event: SeatsEvent = { type: 'CapacityChanged', data: { ...state.capacity, ...change, ...nothing } };
  const after = evolve(state, event);
  const places = after.status === 'none' ? {} : after.places;
  return { ...event, data: { ...event.data, held: count(places, 'held'), taken: count(places, 'taken') } };
};
const nobody = { referralId: null, hold: null, heldUntil: null } as const;

const setCapacity = (capacity: Capacity, state: Seats): readonly SeatsEvent[] => {
  checkTiers(capacity);
  if (state.status !== 'open')
    return [changed({ status: 'open', capacity, places: {}, changes: 0 }, { change: 'opened', ...nobody })];
  if (isSame(capacity, state.capacity)) return [];
  const given = count(state.places, 'held') + count(state.places, 'taken');
  if (capacity.kind === 'held' && !covers({ ...state, capacity }, given)) return refuseShrinking();
  // Said of the cohort; the stream that counts it now keeps its own id.
  const own = { ...capacity, seatsId: state.capacity.seatsId };
  return [changed({ ...state, capacity: own }, { change: 'resized', ...nobody })];
};

/** What is given stays given: neither the whole nor what is left for everybody may fall below it. */
const covers = (state: OpenSeats, given: number): boolean =>
  state.capacity.seats >= given && unitsLeft(state, null) >= 0;

const checkTiers = ({ terms, seats }: Capacity): void => {
  const kept = (terms?.tiers ?? []).reduce((sum, tier) => sum + tier.seats, 0);
  if (kept > seats) refuseTiers();
};

const isSame = (one: Capacity, other: Capacity): boolean =>
  one.kind === other.kind &&
  one.seats === other.seats &&
  one.startsOn === other.startsOn &&
  one.service === other.service &&
  JSON.stringify(one.terms) === JSON.stringify(other.terms);

const holdPlace = (
  { referralId, hold, claim = null, until, calendar }: Hold,
  state: OpenSeats,
  at: string,
  holdMinutes: number,
): readonly SeatsEvent[] => {
  const place = state.places[referralId];
  if (place?.as === 'taken' || (place && place.hold >= hold)) return [];
  if (calendar && registrationIsOver(state.capacity, calendar, at)) return refuseClosed();
  const { tier, amount } = claimOf({ claim });
  if (amount < 1) return refuseAmount();
  if (!place && unitsLeft(state, tier) < amount) return refuseFull();
  const heldUntil = until ?? afterMinutes(at, holdMinutes);
  return [changed(state, { change: 'held', referralId, hold, heldUntil, claim: place ? null : claim })];
};

const takePlace = (
  { referralId, hold }: { referralId: string; hold: number | null },
  state: OpenSeats,
): readonly SeatsEvent[] => {
  const place = state.places[referralId];
  if (place?.as === 'taken') return [];
  if (!place && unitsLeft(state, null) <= 0 && state.capacity.kind === 'held') return refuseFull();
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

const extendHold = (
  { referralId, hold, until }: Readonly<{ referralId: string; hold: number; until: string }>,
  state: OpenSeats,
): readonly SeatsEvent[] => {
  const place = state.places[referralId];
  if (place?.as !== 'held' || place.hold !== hold || hasPassed(until, place.until)) return [];
  return [changed(state, { change: 'held', referralId, hold, heldUntil: until })];
};

type HeldPlace = Extract<Place, { as: 'held' }>;
const isDue = (place: Place, at: string): place is HeldPlace =>
  place.as === 'held' && !place.asked && hasPassed(place.until, at);

const askAboutHolds = (state: OpenSeats, at: string): readonly SeatsEvent[] =>
  Object.entries(state.places).flatMap(([referralId, place]) =>
    isDue(place, at)
      ? [changed(state, { change: 'hold-due', referralId, hold: place.hold, heldUntil: place.until })]
      : [],
  );

/** When the earliest hold runs out. It frees nothing by itself: the referral is asked (hold-release.ts). */
export const dueAt = (state: Seats): string | undefined =>
  state.status !== 'open'
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

const refuseTiers = (): never =>
  refuse('tiers-exceed-seats', {
    place: 'terms.tiers',
    reason: 'More is kept for tiers than there is in all.',
    mend: 'Keep less for them, or offer more in all.',
  });

const refuseClosed = (): never =>
  refuse('registration-closed', {
    place: 'cohort',
    reason: 'The last day to register for this class has passed.',
    mend: 'Accept into a later class, put the person in line, or decline.',
  });

const refuseAmount = (): never =>
  refuse('amount-too-small', {
    place: 'amount',
    reason: 'A fund gives whole cents, at least one.',
    mend: 'Send the amount in cents.',
  });

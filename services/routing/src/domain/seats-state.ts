import type { Event } from './referral-events.ts';

export type SeatKind = 'held' | 'advisory';

export type Capacity = Readonly<{
  seatsId: string;
  agency: string;
  service: string;
  cohort: string;
  kind: SeatKind;
  seats: number;
  startsOn: string | null;
}>;

export type SeatsEvent = Event<
  'CapacityChanged',
  Capacity & {
    held: number;
    taken: number;
    change: 'opened' | 'resized' | 'held' | 'hold-due' | 'taken' | 'released';
    referralId: string | null;
    hold: number | null;
    heldUntil: string | null;
  }
>;

/** One place given to one referral. `asked`: its clock ran out and the referral was asked; it stays held until the answer. */
export type Place =
  | Readonly<{ as: 'held'; hold: number; until: string; asked: boolean }>
  | Readonly<{ as: 'taken'; hold: number | null }>;

export type Seats =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'open'; capacity: Capacity; places: Readonly<Record<string, Place>> }>;

export type OpenSeats = Extract<Seats, { status: 'open' }>;

export const count = (places: OpenSeats['places'], as: Place['as']): number =>
  Object.values(places).filter((place) => place.as === as).length;

export const placesLeft = ({ capacity, places }: OpenSeats): number =>
  capacity.seats - Object.keys(places).length;

export const evolve = (state: Seats, { data }: SeatsEvent): Seats => {
  const { seatsId, agency, service, cohort, kind, seats, startsOn } = data;
  const capacity = { seatsId, agency, service, cohort, kind, seats, startsOn };
  const before = state.status === 'none' ? {} : state.places;
  return { status: 'open', capacity, places: placesAfter(before, data) };
};

const placesAfter = (
  places: OpenSeats['places'],
  { change, referralId, hold, heldUntil }: SeatsEvent['data'],
): OpenSeats['places'] => {
  if (referralId === null) return places;
  const { [referralId]: _gone, ...others } = places;
  switch (change) {
    case 'held':
    case 'hold-due':
      return {
        ...others,
        [referralId]: { as: 'held', hold: hold ?? 0, until: heldUntil ?? '', asked: change === 'hold-due' },
      };
    case 'taken':
      return { ...others, [referralId]: { as: 'taken', hold } };
    case 'released':
      return others;
    case 'opened':
    case 'resized':
      return places;
  }
};

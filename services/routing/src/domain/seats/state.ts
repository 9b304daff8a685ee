import type { Event } from '../referral/events.ts';

export type SeatKind = 'held' | 'advisory';

/** What is counted, for whom parts of it are kept, and the dates of a class. */
export type SeatTerms = Readonly<{
  unit: 'place' | 'cent';
  tiers: readonly Readonly<{ tier: string; seats: number }>[];
  registerBy: string | null;
  applyDays: number | null;
  testDays: number | null;
  censusOn: string | null;
}>;

export type Capacity = Readonly<{
  seatsId: string;
  agency: string;
  service: string;
  cohort: string;
  kind: SeatKind;
  seats: number;
  startsOn: string | null;
  terms: SeatTerms | null;
}>;

/** What one referral asks for: a place, or cents of a fund; of a tier's part first, where it may draw on one. */
export type Claim = Readonly<{ tier: string | null; amount: number }>;

export type SeatsEvent = Event<
  'CapacityChanged',
  Capacity & {
    held: number;
    taken: number;
    change:
      | 'opened'
      | 'resized'
      | 'held'
      | 'hold-due'
      | 'taken'
      | 'released'
      | 'carried-forward'
      | 'carried-in';
    referralId: string | null;
    hold: number | null;
    heldUntil: string | null;
    claim: Claim | null;
    carriedTo: string | null;
    carried: string | null;
  }
>;

/** One place given to one referral. `asked`: its clock ran out and the referral was asked; it stays held until the answer. */
export type Place = Readonly<{ claim: Claim | null }> &
  (
    | Readonly<{ as: 'held'; hold: number; until: string; asked: boolean }>
    | Readonly<{ as: 'taken'; hold: number | null }>
  );

export type Places = Readonly<Record<string, Place>>;

export type Seats =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'open'; capacity: Capacity; places: Places; changes: number }>
  /** Grown to its bound: another stream goes on with what was given here. */
  | Readonly<{ status: 'carried'; capacity: Capacity; places: Places; carriedTo: string }>;

export type OpenSeats = Extract<Seats, { status: 'open' }>;

const one: Claim = { tier: null, amount: 1 };
export const claimOf = ({ claim }: Pick<Place, 'claim'>): Claim => claim ?? one;

export const count = (places: Places, as: Place['as']): number =>
  Object.values(places)
    .filter((place) => place.as === as)
    .reduce((sum, place) => sum + claimOf(place).amount, 0);

const used = (places: Places, tier: string | null): number =>
  Object.values(places)
    .map(claimOf)
    .filter((claim) => claim.tier === tier)
    .reduce((sum, { amount }) => sum + amount, 0);

/** What a claim may still draw on: what is left of its tier's part, and what is left for everybody. */
export const unitsLeft = ({ capacity, places }: OpenSeats, tier: string | null): number => {
  const tiers = capacity.terms?.tiers ?? [];
  const kept = tiers.reduce((sum, { seats }) => sum + seats, 0);
  const beyond = tiers.map((own) => Math.max(0, used(places, own.tier) - own.seats));
  const named = new Set(tiers.map((own) => own.tier));
  const strangers = [...new Set(Object.values(places).map((place) => claimOf(place).tier))]
    .filter((name) => name === null || !named.has(name))
    .map((name) => used(places, name));
  const forAll = capacity.seats - kept - [...beyond, ...strangers].reduce((sum, units) => sum + units, 0);
  const own = tiers.find((known) => known.tier === tier);
  return forAll + (own ? Math.max(0, own.seats - used(places, own.tier)) : 0);
};

export const evolve = (state: Seats, { data }: SeatsEvent): Seats => {
  const { seatsId, agency, service, cohort, kind, seats, startsOn, terms } = data;
  const capacity = { seatsId, agency, service, cohort, kind, seats, startsOn, terms };
  const before = state.status === 'none' ? {} : state.places;
  if (data.change === 'carried-forward')
    return { status: 'carried', capacity, places: before, carriedTo: data.carriedTo ?? '' };
  const changes = state.status === 'open' ? state.changes + 1 : 1;
  return { status: 'open', capacity, places: placesAfter(before, data), changes };
};

const placesAfter = (
  places: Places,
  { change, referralId, hold, heldUntil, claim, carried }: SeatsEvent['data'],
): Places => {
  if (change === 'carried-in') return JSON.parse(carried ?? '{}') as Places;
  if (referralId === null) return places;
  const { [referralId]: before, ...others } = places;
  const kept = claim ?? before?.claim ?? null;
  switch (change) {
    case 'held':
    case 'hold-due':
      return {
        ...others,
        [referralId]: {
          as: 'held',
          hold: hold ?? 0,
          until: heldUntil ?? '',
          asked: change === 'hold-due',
          claim: kept,
        },
      };
    case 'taken':
      return { ...others, [referralId]: { as: 'taken', hold, claim: kept } };
    case 'released':
      return others;
    case 'opened':
    case 'resized':
    case 'carried-forward':
      return places;
  }
};

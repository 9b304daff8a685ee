import { isDeepStrictEqual } from 'node:util';
import { type Decider, refuse } from '@handoff/decider';
import type { StreamType } from '@handoff/stream-store';
import { accreditationFault } from './immigration-advice.ts';
import type { Listing } from './listing.ts';

export type ListingCommand =
  /** `on`: the day it is listed. */
  | Readonly<{ type: 'ListService'; data: Readonly<{ listing: Listing; on: string }> }>
  /** Its source no longer names it. */
  | Readonly<{ type: 'UnlistService'; data: Record<string, never> }>
  /** Places of a partner's cohort, counted by the exchange itself. */
  | Readonly<{
      type: 'CountPlaces';
      data: Readonly<{ available: number; maximum: number; countedAt: string }>;
    }>;

export type ListingEvent = Readonly<{ type: 'ServiceListed'; data: Listing; at?: string }>;

/** `at`: when it was listed so; searches follow the directory by it. */
export type ListingState =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'listed'; listing: Listing; at: string }>;

const decide = (command: ListingCommand, state: ListingState): readonly ListingEvent[] => {
  if (command.type === 'ListService') return list(command.data, state);
  if (state.status === 'none') return [];
  const { listing } = state;
  if (command.type === 'UnlistService')
    return listing.status === 'unlisted' ? [] : [listed({ ...listing, status: 'unlisted' })];
  return count(listing, command.data);
};

/** What says the same again is not published again: only deltas travel. */
const list = (
  { listing, on }: Readonly<{ listing: Listing; on: string }>,
  state: ListingState,
): readonly ListingEvent[] => {
  const fault = accreditationFault(listing, on);
  if (fault) return refuse(fault.code, fault);
  if (state.status === 'none') return [listed(listing)];
  const next = withCount(listing, state.listing);
  return isDeepStrictEqual(state.listing, next) ? [] : [listed(next)];
};

/** A manifest says how many places there are, never how many are left: what was counted since stays. */
const withCount = (listing: Listing, known: Listing): Listing =>
  listing.countedAt === null && known.countedAt !== null && listing.maximum === known.maximum
    ? { ...listing, available: known.available, countedAt: known.countedAt }
    : listing;

/** Told when the last place goes, when one is free again, and when a cohort changes its size; not at every move. */
const count = (
  listing: Listing,
  { available, maximum, countedAt }: Readonly<{ available: number; maximum: number; countedAt: string }>,
): readonly ListingEvent[] => {
  const isKnown = listing.available !== null && listing.maximum === maximum;
  if (isKnown && listing.available > 0 === available > 0) return [];
  return [listed({ ...listing, available, maximum, unit: listing.unit ?? 'places', countedAt })];
};

const listed = (data: Listing): ListingEvent => ({ type: 'ServiceListed', data });

export const listingDecider: Decider<ListingCommand, ListingState, ListingEvent> = {
  initial: { status: 'none' },
  decide,
  evolve: (_, { data, at }) => ({ status: 'listed', listing: data, at: at ?? '' }),
};

/** A listing changes a few times a year, and its places some days: a stream bears ten years of it. */
export const listingStream: StreamType<ListingCommand, ListingState, ListingEvent> = {
  name: 'listing',
  decider: listingDecider,
  fold: 1,
  bounds: { events: 1_000, bytes: 8_388_608 },
};

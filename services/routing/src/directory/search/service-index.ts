import { refuse } from '@handoff/decider';
import type { Listing } from '../listing.ts';
import { type Bits, bitsFor, clearBit, countBits, grown, hasBit, meet, numbersIn, setBit } from './bits.ts';
import { advice, facetsOf, fits, groupsOf, isStillVouchedFor } from './facets.ts';
import { cellOf, cellsWithin } from './geo.ts';
import { keepNearest, type Near } from './nearest.ts';
import { inOrder } from './order.ts';
import { createPositions } from './positions.ts';
import type { Query } from './query.ts';

export type Found = Readonly<{ listing: Listing; km: number | null }>;
export type Page = Readonly<{
  found: readonly Found[];
  /** How many fit; null where that would take looking at each of them. */
  total: number | null;
  next: string | null;
}>;

export type ServiceIndex = Readonly<{
  put: (listing: Listing) => void;
  search: (query: Query) => Page;
  get: (listingId: string) => Listing | undefined;
  size: () => number;
  /** The middle of what is listed in a town or under a postal code. */
  middleOf: (place: string) => Readonly<{ latitude: number; longitude: number }> | undefined;
}>;

/**
 * All listings in memory, found by sets of bits and by cells of a grid: a search looks only at what it shows. Without
 * a place the order is that of the ids, which are random: nobody is first because of a name.
 */
export const createServiceIndex = (): ServiceIndex => {
  const listings: Listing[] = [];
  const numbers = new Map<string, number>();
  const facets = new Map<string, Bits>();
  const cells = new Map<number, Set<number>>();
  const positions = createPositions();
  const order = inOrder((number) => listings[number]?.listingId ?? '');
  let live = bitsFor(1_024);

  const bitsOf = (facet: string): Bits => {
    const bits = grown(facets.get(facet) ?? bitsFor(live.length << 5), live.length << 5);
    facets.set(facet, bits);
    return bits;
  };

  const takeOut = (number: number): void => {
    const old = listings[number];
    if (!old || !hasBit(live, number)) return;
    clearBit(live, number);
    for (const facet of facetsOf(old)) clearBit(bitsOf(facet), number);
    const cell = placeOf(old);
    if (cell) cells.get(cellOf(cell))?.delete(number);
  };

  const putIn = (number: number, listing: Listing): void => {
    live = grown(live, number + 1);
    setBit(live, number);
    for (const facet of facetsOf(listing)) setBit(bitsOf(facet), number);
    const at = placeOf(listing);
    positions.set(number, at);
    if (!at) return;
    const cell = cellOf(at);
    const inCell = cells.get(cell) ?? new Set<number>();
    cells.set(cell, inCell.add(number));
  };

  const put = (listing: Listing): void => {
    const known = numbers.get(listing.listingId);
    const number = known ?? listings.length;
    if (known === undefined) {
      numbers.set(listing.listingId, number);
      order.add(number);
    } else takeOut(number);
    listings[number] = listing;
    if (listing.status === 'active') putIn(number, listing);
  };

  const matching = (query: Query): Bits =>
    meet(
      live,
      groupsOf(query).map((group) => group.map((facet) => facets.get(facet))),
    );

  /** Of immigration advice there is little: a look at each costs less than no count at all. */
  const notVouchedFor = ({ today }: Query, match: Bits): number => {
    const among = meet(match, [[facets.get(advice)]]);
    return [...numbersIn(among)].filter((number) => !isStillVouchedFor(listings[number]!, today)).length;
  };

  const byId = (query: Query, match: Bits): Page => {
    const numbersFound: number[] = [];
    if (query.after?.includes(':')) refuseCursor();
    for (const number of order.after(query.after)) {
      if (!hasBit(match, number)) continue;
      const listing = listings[number];
      if (!listing || !fits(listing, query)) continue;
      numbersFound.push(number);
      if (numbersFound.length > query.limit) break;
    }
    const found = numbersFound
      .slice(0, query.limit)
      .map((number) => ({ listing: listings[number]!, km: null }));
    const hasMore = numbersFound.length > query.limit;
    return {
      found,
      total: needsLook(query) ? null : countBits(match) - notVouchedFor(query, match),
      next: hasMore ? (found.at(-1)?.listing.listingId ?? null) : null,
    };
  };

  /** Of a rare service all are few; of a common one those in the cells are fewer: the shorter list is walked. */
  const around = (near: NonNullable<Query['near']>, match: Bits): Iterable<number> => {
    const touched = cellsWithin(near, near.km).flatMap((cell) => cells.get(cell) ?? []);
    const inCells = touched.reduce((sum, { size }) => sum + size, 0);
    if (countBits(match) <= inCells) return numbersIn(match);
    return touched.flatMap((cell) => [...cell].filter((number) => hasBit(match, number)));
  };

  const byDistance = (query: Query, near: NonNullable<Query['near']>, match: Bits): Page => {
    const after = readNearCursor(query.after);
    const nearest = keepNearest(query.limit + 1);
    let total = 0;
    for (const number of around(near, match)) {
      const km = positions.kmTo(number, near, near.km);
      if (km > near.km) continue;
      const listing = listings[number]!;
      if (!fits(listing, query)) continue;
      total += 1;
      const candidate: Near = { km, id: listing.listingId, number };
      if (!after || isAfter(candidate, after)) nearest.add(candidate);
    }
    const kept = nearest.kept();
    const last = kept[query.limit - 1];
    return {
      found: kept.slice(0, query.limit).map(({ km, number }) => ({ listing: listings[number]!, km })),
      total,
      next: kept.length > query.limit && last ? `${last.km}:${last.id}` : null,
    };
  };

  return {
    put,
    search: (query) => {
      const match = matching(query);
      return query.near ? byDistance(query, query.near, match) : byId(query, match);
    },
    get: (listingId) => listings[numbers.get(listingId) ?? -1],
    size: () => countBits(live),
    middleOf: (place) => {
      const town = facets.get(`locality=${place.toLowerCase()}`);
      const inTown = town
        ? listings.filter((_, number) => hasBit(town, number))
        : listings.filter(({ postalCode, status }) => status === 'active' && postalCode === place);
      return middle(inTown.flatMap((listing) => placeOf(listing) ?? []));
    },
  };
};

const placeOf = ({ latitude, longitude }: Listing) =>
  latitude === null || longitude === null ? undefined : { latitude, longitude };

const needsLook = ({ age, mostFeeCents, openAt, day, evening, weekend }: Query): boolean =>
  [age, mostFeeCents, openAt, day].some((asked) => asked !== undefined) ||
  evening === true ||
  weekend === true;

/** Where a page around a place ended. Refused when it is that of a search without one, or of no search at all. */
const readNearCursor = (after: string | undefined): Readonly<{ km: number; id: string }> | undefined => {
  if (after === undefined) return undefined;
  const [, km, id] = /^(\d+(?:\.\d+)?(?:e-\d+)?):(.+)$/.exec(after) ?? [];
  return km !== undefined && id !== undefined ? { km: Number(km), id } : refuseCursor();
};

const refuseCursor = (): never =>
  refuse('unknown-cursor', {
    place: 'query.after',
    reason: 'It is not where a page of this search ended.',
    mend: 'Send `next` of the page before, with the rest of the search unchanged; or leave it out.',
  });

const isAfter = (
  one: Readonly<{ km: number; id: string }>,
  other: Readonly<{ km: number; id: string }>,
): boolean => (one.km === other.km ? one.id > other.id : one.km > other.km);

const middle = (points: readonly Readonly<{ latitude: number; longitude: number }>[]) => {
  if (points.length === 0) return undefined;
  const mean = (of: (point: (typeof points)[number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) };
};

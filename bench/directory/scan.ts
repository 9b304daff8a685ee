import type { Listing } from '../../services/routing/src/directory/listing.ts';
import { fits } from '../../services/routing/src/directory/search/facets.ts';
import { kmBetween } from '../../services/routing/src/directory/search/geo.ts';
import type { Query } from '../../services/routing/src/directory/search/query.ts';

type Near = Readonly<{ id: string; km: number }>;

const meets = (asked: readonly string[] | undefined, has: readonly string[]): boolean =>
  asked === undefined || asked.some((one) => has.includes(one));

/** A plain loop over the whole list, the cheapest question first, and no object made for what doesn't fit. */
export const scan = (
  listings: readonly Listing[],
  query: Query,
): Readonly<{ found: readonly Near[]; total: number }> => {
  const { near, service, language, accessibility = [], idAtDoor, limit } = query;
  if (!near) throw new Error('a person lives somewhere');
  const all: Near[] = [];
  for (const listing of listings) {
    if (listing.status !== 'active' || !meets(service, listing.services)) continue;
    if (!meets(language, listing.languages)) continue;
    if (idAtDoor !== undefined && !idAtDoor.includes(listing.idAtDoor ?? '')) continue;
    if (!accessibility.every((one) => listing.accessibility.includes(one)) || !fits(listing, query)) continue;
    const { latitude, longitude } = listing;
    if (latitude === null || longitude === null) continue;
    const km = kmBetween(near, { latitude, longitude });
    if (km <= near.km) all.push({ id: listing.listingId, km });
  }
  const nearest = all.toSorted((one, other) => one.km - other.km || (one.id < other.id ? -1 : 1));
  return { found: nearest.slice(0, limit), total: all.length };
};

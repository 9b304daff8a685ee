import type { StoredStreams } from '@handoff/stream-store/in-memory';
import type { ListingState } from './listing-stream.ts';
import type { Changed, Listings } from './listings.ts';

export const inMemoryListings = (streams: StoredStreams): Listings => {
  const all = (): Changed[] =>
    [...streams.values()].flatMap(({ version, state }) => {
      const known = state as ListingState;
      return version > 0 && known.status === 'listed'
        ? [{ listing: known.listing, at: known.at, version }]
        : [];
    });
  const key = ({ at, listing }: Changed) => `${at} ${listing.listingId}`;
  return {
    since: async (mark, limit) => {
      const from = mark === undefined ? '' : `${mark.at} ${mark.listingId}`;
      return all()
        .filter((each) => key(each) > from)
        .toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
        .slice(0, limit);
    },
    ofSource: async (source) =>
      all().flatMap(({ listing }) =>
        listing.source === source && listing.status !== 'unlisted' ? [listing.listingId] : [],
      ),
    counts: async () => {
      const counts: Record<string, number> = {};
      for (const { listing } of all()) counts[listing.status] = (counts[listing.status] ?? 0) + 1;
      return counts;
    },
  };
};

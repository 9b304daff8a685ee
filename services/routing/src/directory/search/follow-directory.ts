import type { Listings, Mark } from '../listings.ts';
import { createServiceIndex, type ServiceIndex } from './service-index.ts';

const pageOf = 2_000;
/** A listing's moment is taken before it is stored: one that was slow may appear behind a later one. */
const slowestMs = 5_000;
const lookBackEveryMs = 1_000;

export type Directory = Readonly<{ fresh: () => Promise<ServiceIndex> }>;

/**
 * The directory in memory, brought up to date whenever somebody asks: several processes of routing share the streams,
 * and what one of them listed is found by all at once.
 */
export const followDirectory = (listings: Listings): Directory => {
  const index = createServiceIndex();
  const seen = new Map<string, number>();
  let mark: Mark | undefined;
  let lookedBack = 0;
  let underWay: Promise<ServiceIndex> | undefined;

  const readFrom = async (start: Mark | undefined): Promise<void> => {
    for (let from = start; ; ) {
      const page = await listings.since(from, pageOf);
      for (const { listing, version } of page) {
        if ((seen.get(listing.listingId) ?? 0) >= version) continue;
        seen.set(listing.listingId, version);
        index.put(listing);
      }
      const last = page.at(-1);
      if (last) from = { at: last.at, listingId: last.listing.listingId };
      if (last && (!mark || last.at > mark.at)) mark = from;
      if (page.length < pageOf) return;
    }
  };

  /** From its own moment on again: more may have been listed in it since. */
  const catchUp = async (): Promise<ServiceIndex> => {
    const now = performance.now();
    const looksBack = mark !== undefined && now - lookedBack > lookBackEveryMs;
    if (looksBack) lookedBack = now;
    await readFrom(mark && { at: looksBack ? earlier(mark.at) : mark.at, listingId: '' });
    return index;
  };

  return {
    fresh: () => {
      underWay ??= catchUp().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
};

const earlier = (at: string): string => new Date(Date.parse(at) - slowestMs).toISOString();

import type { Listing } from './listing.ts';

/** `version` of its stream: two changes may fall into one moment. */
export type Changed = Readonly<{ listing: Listing; at: string; version: number }>;
/** Where a reader of the directory stands: the moment and the listing it saw last. */
export type Mark = Readonly<{ at: string; listingId: string }>;

/** The directory as it stands in the listings' own streams, so that it never lags behind them. */
export interface Listings {
  /** What was listed after a mark, oldest first; from the beginning without one. */
  since(mark: Mark | undefined, limit: number): Promise<readonly Changed[]>;
  /** Those of one source that are still listed, by id. */
  ofSource(source: string): Promise<readonly string[]>;
  counts(): Promise<Readonly<Record<string, number>>>;
}

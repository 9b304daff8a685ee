import type { BlindIndex } from './blind-index.ts';
import type { FundRotations } from './fund-rotations.ts';
import type { MatchBook } from './match-book.ts';

/** What manifests say of `noMatch`. */
export interface MatchingAgencies {
  keep(agency: string, mayMatch: boolean): Promise<void>;
  /** Those of them that said they may. */
  thatMay(agencies: readonly string[]): Promise<ReadonlySet<string>>;
}

/** All that intake keeps beside the streams so that somebody may be counted once. */
export type Matching = Readonly<{
  index: BlindIndex;
  book: MatchBook;
  agencies: MatchingAgencies;
  rotations: FundRotations;
}>;

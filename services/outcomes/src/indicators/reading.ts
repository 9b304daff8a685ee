import type { Day } from './days.ts';
import type { Regulation } from './regulation.ts';

/** How a report reads the same periods: the State's policy, and how far time has gone. */
export type Reading = Readonly<{
  rules: Regulation;
  /** Whether the State counts supplemental wage information (TAC-17-04 page 6: it may decline to). */
  supplemental: boolean;
  /**
   * What becomes of "not yet available": left out as recorded, left out because the lag is still open, "no" for good
   * because it is over, or as the lag of each period stands on a day (TAC-17-01 page 8).
   */
  lag: 'as-recorded' | 'open' | 'over' | Readonly<{ asOf: Day }>;
}>;

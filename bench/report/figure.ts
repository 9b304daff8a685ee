/** How often ours is what the other is, round by round. */
export type Spread = Readonly<{ median: number; least: number; most: number; rounds: number }>;

/** What a benchmark measured, whatever else it tells. */
export type Figure = Readonly<{ id: string; ratio: Spread; note?: string }>;

/** A line of the table: what is measured against what, and how much it is to be. */
export type Limit = Readonly<{
  id: string;
  what: string;
  against: string;
  /** In words, and as a bound of the median. */
  goal: string;
  atLeast?: number;
  atMost?: number;
  /** Below bench/; undefined: nobody has built it yet. */
  script?: string;
  args?: readonly string[];
  /** What it is measured on that this process has to bring. */
  needs?: 'store';
}>;

export type Row = Limit &
  Readonly<{
    figures: readonly Figure[];
    met: boolean | null /** Why there is no figure. */;
    because?: string;
  }>;

const isMet = ({ atLeast, atMost }: Limit, { ratio }: Figure): boolean =>
  ratio.median >= (atLeast ?? Number.NEGATIVE_INFINITY) &&
  ratio.median <= (atMost ?? Number.POSITIVE_INFINITY);

/** One figure that misses the bound is a miss. */
export const rowOf = (limit: Limit, figures: readonly Figure[], because?: string): Row => ({
  ...limit,
  figures,
  met: figures.length === 0 ? null : figures.every((figure) => isMet(limit, figure)),
  ...(because === undefined ? {} : { because }),
});

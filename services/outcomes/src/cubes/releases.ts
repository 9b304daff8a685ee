import type { PublishedCell } from './release.ts';

/** What was shown to everybody about one quarter. It can't be taken back, so it is kept for good and never changed. */
export type KeptRelease = Readonly<{
  /** As 2026Q3. */
  quarter: string;
  at: string;
  cells: readonly Readonly<{ key: string; cell: PublishedCell }>[];
}>;

export interface Releases {
  /** Keeps what is shown of a quarter; where something was shown of it before, that stands and is returned. */
  keep(release: KeptRelease): Promise<KeptRelease>;
  /** By quarter. */
  all(): Promise<readonly KeptRelease[]>;
}

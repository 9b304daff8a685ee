import type { WioaMeasure } from '../indicators/citations.ts';
import type { Figure } from '../indicators/figure.ts';
import type { KnownPeriod } from './build-periods.ts';

/** Which quarters after exit a measure asks about. */
const quartersAskedBy: Readonly<Partial<Record<WioaMeasure, readonly (2 | 4)[]>>> = {
  employment_rate_q2: [2],
  youth_education_employment_q2: [2],
  median_earnings_q2: [2],
  employment_rate_q4: [4],
  youth_education_employment_q4: [4],
  retention_same_employer: [2, 4],
};

export type Contested = Readonly<{
  /** Counted periods about whose quarters agencies contradict one another: `reportThatCounts` says whose word stands. */
  contestedIds: readonly string[];
}>;

/** Of the periods that count in a measure, those that somebody else tells otherwise of. */
export const contestedIn = (
  measure: WioaMeasure,
  countedIds: readonly string[],
  periods: ReadonlyMap<string, Pick<KnownPeriod, 'contested'>>,
): Contested => {
  const quarters = quartersAskedBy[measure] ?? [];
  const isContested = (id: string): boolean =>
    quarters.some((quarter) => (periods.get(id)?.contested[quarter].length ?? 0) > 0);
  return { contestedIds: countedIds.filter(isContested) };
};

export const withContested = <Counted extends Pick<Figure, 'measure' | 'denominatorIds'>>(
  figure: Counted,
  periods: ReadonlyMap<string, Pick<KnownPeriod, 'contested'>>,
): Counted & Contested => ({ ...figure, ...contestedIn(figure.measure, figure.denominatorIds, periods) });

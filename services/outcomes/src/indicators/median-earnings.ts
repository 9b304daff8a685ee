import { citations } from './citations.ts';
import { employmentIn } from './employment.ts';
import { exitersOf } from './employment-rate.ts';
import { isExcluded } from './exclusions.ts';
import type { EvidenceKind, Period } from './period.ts';
import type { Reading } from './reading.ts';
import { tally } from './tally.ts';

export type MedianEarnings = Readonly<{
  measure: 'median_earnings_q2';
  citations: readonly string[];
  cents: number | null;
  countedIds: readonly string[];
  /** Employed, but nobody knows what was earned. */
  earningsUnknownIds: readonly string[];
  evidence: Readonly<Partial<Record<EvidenceKind, number>>>;
}>;

/** 20 CFR 677.155(a)(1)(iii): of those employed in the second quarter after exit whose earnings are known. */
export const medianEarnings = (periods: readonly Period[], reading: Reading): MedianEarnings => {
  const employed = exitersOf(periods, reading)
    .filter((period) => !isExcluded(period, reading.rules))
    .map((period) => ({ id: period.id, ...employmentIn(period, 2, reading) }))
    .filter(({ answer }) => answer === 'employed');
  const known = employed.flatMap(({ earningsCents, ...rest }) =>
    earningsCents === null ? [] : [{ ...rest, earningsCents }],
  );
  return {
    measure: 'median_earnings_q2',
    citations: citations.median_earnings_q2,
    cents: median(known.map(({ earningsCents }) => earningsCents)),
    countedIds: known.map(({ id }) => id),
    earningsUnknownIds: employed.filter(({ earningsCents }) => earningsCents === null).map(({ id }) => id),
    evidence: tally(known.map(({ evidence }) => evidence)),
  };
};

/** "The value in the middle"; of two in the middle their mean, half a cent up: the guidance leaves that open. */
export const median = (cents: readonly number[]): number | null => {
  const sorted = cents.toSorted((one, other) => one - other);
  const [lower = 0, upper = 0] = middleOf(sorted.length).map((at) => sorted[at]);
  return sorted.length === 0 ? null : Math.ceil((lower + upper) / 2);
};

/** Where the middle of so many in order falls, from 0: two places, and one and the same where they are odd. */
export const middleOf = (count: number): readonly [number, number] => [
  Math.ceil(count / 2) - 1,
  Math.floor(count / 2),
];

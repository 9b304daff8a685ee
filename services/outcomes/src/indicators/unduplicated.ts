import type { Period } from './period.ts';

/** Each person's first period among these, as NRS Table 5 has it in columns B to D. */
export const firstPeriods = (periods: readonly Period[]): readonly Period[] =>
  [...Map.groupBy(periods, ({ person }) => person).values()].flatMap((ofOne) =>
    ofOne
      .toSorted(
        (one, other) => one.ordinal - other.ordinal || (one.exit ?? '').localeCompare(other.exit ?? ''),
      )
      .slice(0, 1),
  );

/** People, not periods (TAC-17-01 page 26). */
export const peopleIn = (periods: readonly Period[]): number =>
  new Set(periods.map(({ person }) => person)).size;

import type { Funder } from './funder.ts';
import { fits, type Occurrence } from './occurrences.ts';

export type Charge = Readonly<{ event: string; grant: string; on: string; person: string; cents: number }>;

const paidFor = { enrollment: 'enrolled', hour: 'served', placement: 'placed' } as const;

/**
 * Who pays for what. An event is charged once: to the first grant by priority that it fits, that pays for such a thing, and whose
 * money reaches. What nobody pays is not charged; it happened all the same.
 */
export const chargesFor = (
  funders: readonly Funder[],
  occurrences: readonly Occurrence[],
): readonly Charge[] => {
  const left = new Map(funders.map(({ grant, charge }) => [grant, charge?.budgetCents ?? 0]));
  return occurrences.flatMap((occurrence) => {
    for (const funder of funders) {
      const cents = priceOf(funder, occurrence);
      const budget = left.get(funder.grant) ?? 0;
      if (cents === 0 || cents > budget) continue;
      left.set(funder.grant, budget - cents);
      const { event, on, person } = occurrence;
      return [{ event, grant: funder.grant, on, person, cents }];
    }
    return [];
  });
};

const priceOf = (funder: Funder, occurrence: Occurrence): number => {
  const { charge } = funder;
  if (charge === undefined || paidFor[charge.per] !== occurrence.what || !fits(funder, occurrence)) return 0;
  return charge.per === 'hour' ? Math.round(charge.cents * occurrence.hours) : charge.cents;
};

import type { Funder } from './funder.ts';
import { fits, type Occurrence } from './occurrences.ts';

export type Charge = Pick<Occurrence, 'event' | 'first' | 'on' | 'person'> &
  Readonly<{ grant: string; cents: number }>;

const paidFor = { enrollment: 'enrolled', hour: 'served', placement: 'placed' } as const;

/**
 * Who pays for what. It is charged once, however many events tell of it: to the first grant by priority that it fits, that pays
 * for such a thing, and whose money reaches. Money is handed out in the order in which the exchange came to know: what is
 * reported late, of days long gone, moves nothing that an earlier report charged. What nobody pays is not charged; it happened
 * all the same.
 */
export const chargesFor = (
  funders: readonly Funder[],
  occurrences: readonly Occurrence[],
): readonly Charge[] => {
  const left = new Map(funders.map(({ grant, charge }) => [grant, charge?.budgetCents ?? 0]));
  const paid = new Set<string>();
  return occurrences.toSorted(byFirstTold).flatMap((occurrence) => {
    if (paid.has(occurrence.paidAs)) return [];
    for (const funder of funders) {
      const cents = priceOf(funder, occurrence);
      const budget = left.get(funder.grant) ?? 0;
      if (cents === 0 || cents > budget) continue;
      left.set(funder.grant, budget - cents);
      paid.add(occurrence.paidAs);
      const { event, first, on, person } = occurrence;
      return [{ event, first, grant: funder.grant, on, person, cents }];
    }
    return [];
  });
};

const byFirstTold = ({ first: one }: Occurrence, { first: other }: Occurrence): number =>
  one.knownAt.localeCompare(other.knownAt) || (one.id < other.id ? -1 : 1);

const priceOf = (funder: Funder, occurrence: Occurrence): number => {
  const { charge } = funder;
  if (charge === undefined || paidFor[charge.per] !== occurrence.what || !fits(funder, occurrence)) return 0;
  if (charge.closes !== undefined && occurrence.first.knownAt.slice(0, 10) > charge.closes) return 0;
  return charge.per === 'hour' ? Math.round(charge.cents * occurrence.hours) : charge.cents;
};

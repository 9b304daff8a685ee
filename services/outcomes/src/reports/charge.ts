import type { Funder } from './funder.ts';
import { fits, type Occurrence } from './occurrences.ts';

export type Charge = Pick<Occurrence, 'event' | 'first' | 'on' | 'person'> &
  Readonly<{ grant: string; cents: number }>;

const paidFor = { enrollment: 'enrolled', hour: 'served', placement: 'placed' } as const;

/**
 * Who pays for what. It is charged once, however many events tell of it: to the first grant by priority that it fits, that pays
 * for such a thing, and whose money reaches. Money is handed out in the order in which the exchange came to know: what is
 * reported late, of days long gone, or corrected since moves nothing that an earlier report charged to anybody else. What nobody
 * pays is not charged; it happened all the same.
 */
export const chargesFor = (
  funders: readonly Funder[],
  occurrences: readonly Occurrence[],
): readonly Charge[] => {
  const left = new Map(funders.map(({ grant, charge }) => [grant, charge?.budgetCents ?? 0]));
  const charges = new Map<string, Charge>();
  const spend = (grant: string, cents: number): void => void left.set(grant, (left.get(grant) ?? 0) - cents);
  const charge = (claim: Claim): void => {
    for (const funder of funders) {
      const cents = isOpen(funder, claim) ? priceOf(funder, claim) : 0;
      if (cents === 0 || cents > (left.get(funder.grant) ?? 0)) continue;
      spend(funder.grant, cents);
      const { event, first, on, person } = claim.stands;
      charges.set(claim.paidAs, { event, first, grant: funder.grant, on, person, cents });
      return;
    }
  };
  const correct = (charged: Charge, claim: Claim): void => {
    const funder = funders.find(({ grant }) => grant === charged.grant);
    const cents = funder === undefined ? 0 : priceOf(funder, claim);
    if (cents === 0) {
      spend(charged.grant, -charged.cents);
      charges.delete(claim.paidAs);
      return charge(claim);
    }
    const more = cents - charged.cents;
    const isPaid = more <= 0 || (isOpen(funder, claim) && more <= (left.get(charged.grant) ?? 0));
    if (!isPaid) return;
    spend(charged.grant, more);
    charges.set(claim.paidAs, { ...charged, cents });
  };
  for (const claim of occurrences.flatMap(claimsOf).toSorted(byKnown)) {
    const charged = charges.get(claim.paidAs);
    if (charged === undefined) charge(claim);
    else if (claim.isCorrection && charged.event === claim.stands.event) correct(charged, claim);
  }
  return [...charges.values()];
};

/** An occurrence as it was told at one time, and how it stands now. */
type Claim = Occurrence &
  Readonly<{ knownAt: string; told: string; isCorrection: boolean; stands: Occurrence }>;

/** What was corrected is told twice: as it was, and as it stands, each when the exchange came to know it. */
const claimsOf = (occurrence: Occurrence): readonly Claim[] => {
  const { event, first, corrected } = occurrence;
  const { id: told, knownAt } = first;
  if (corrected === undefined)
    return [{ ...occurrence, knownAt, told, isCorrection: false, stands: occurrence }];
  return [
    { ...occurrence, ...corrected.from, knownAt, told, isCorrection: false, stands: occurrence },
    { ...occurrence, knownAt: corrected.knownAt, told: event, isCorrection: true, stands: occurrence },
  ];
};

const byKnown = (one: Claim, other: Claim): number =>
  one.knownAt.localeCompare(other.knownAt) || (one.told < other.told ? -1 : 1);

const isOpen = (funder: Funder | undefined, { knownAt }: Claim): boolean =>
  funder?.charge?.closes === undefined || knownAt.slice(0, 10) <= funder.charge.closes;

const priceOf = (funder: Funder, occurrence: Occurrence): number => {
  const { charge } = funder;
  if (charge === undefined || paidFor[charge.per] !== occurrence.what || !fits(funder, occurrence)) return 0;
  return charge.per === 'hour' ? Math.round(charge.cents * occurrence.hours) : charge.cents;
};

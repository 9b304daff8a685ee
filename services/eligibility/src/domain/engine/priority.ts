import { no, yes } from './kleene.ts';
import { judge } from './judge.ts';
import type { ProgramPlan } from './plans.ts';
import type { Derivations } from '../facts/derive.ts';
import type { Seating } from './seat.ts';
import type { Situation } from './situation.ts';

/**
 * The first tier that holds, once every tier before it is known not to. An open tier leaves the place in the queue
 * open, and no question is asked for its sake: priority orders services, it decides nobody's eligibility.
 */
export const tierOf = (
  { tiers }: ProgramPlan,
  situation: Situation,
  book: Readonly<{ derivations: Derivations; seating: Seating }>,
): number | undefined => {
  if (tiers.length === 0) return undefined;
  const { circumstances, seated } = situation;
  const lowIncomeSeat = book.seating.seatOf('low_income');
  const presumed = book.derivations.presumeLowIncome(seated.row.heard, circumstances);
  const person = book.seating.seat(
    seated.row,
    (seat) => seated.say(seat) ?? (seat === lowIncomeSeat ? presumed : undefined),
  );
  for (const { tier, plan } of tiers) {
    const rank = plan === undefined ? yes : judge(plan, person);
    if (rank !== no) return rank === yes ? tier : undefined;
  }
  return undefined;
};

import { both, either, no, not, type Rank, unknown, yes } from './kleene.ts';
import { joins, kinds, ops, type Plan, type Test } from './plan.ts';
import {
  contradicted,
  declined,
  grown,
  highOf,
  known,
  knownInPart,
  lapsed,
  lowOf,
  noNumber,
  type Row,
  type Seated,
  unanswered,
  unseated,
} from './seat.ts';

/** What a test can find: yes and no, and five ways not to know; a fact that isn't known says itself which. */
export const found = { yes: 0, no: 1, unanswered, declined, lapsed, contradicted, unkept: 6 } as const;

// Names of their own: the engine folds a constant, but looks a property up each time.
const { always, is, 'is-not': isNot, 'at-least': atLeast, 'at-most': atMost, 'any-bit': anyBit } = ops;
const { both: all, either: any } = joins;
const { yes: holding, no: failing, unkept } = found;

/** How every step comes out for this person, left in the plan's scratch until the next one; the whole is returned. */
export const judge = ({ rows, tests, ranks, outcomes }: Plan, seated: Seated): number => {
  for (let at = 0; at < rows.length; at++) ranks[at] = rows[at]!.neutral;
  for (let next = 0; next < tests.length; next++) {
    const test = tests[next]!;
    const outcome = look(test, seated);
    outcomes[test.at] = outcome;
    ranks[test.at] = rankOf(outcome);
  }
  for (let at = rows.length - 1; at > 0; at--) {
    const { group, join } = rows[at]!;
    const rank = ranks[at]!;
    if (join === all) ranks[group] = both(ranks[group]!, rank);
    else ranks[group] = join === any ? either(ranks[group]!, rank) : not(rank);
  }
  return ranks[0]!;
};

export const rankOf = (outcome: number): Rank =>
  outcome === holding ? yes : outcome === failing ? no : unknown;

export const look = (test: Test, seated: Seated): number => {
  if (test.op === always) return holding;
  const { states, values } = seatsFor(test.seat, seated);
  return lookAt(test, states[test.seat]!, values[test.seat]!);
};

/** Where the fact stands; one that only the place or the day tells takes its seat now. */
export const seatsFor = (seat: number, seated: Seated): Readonly<Pick<Row, 'states' | 'values'>> =>
  seated.row.states[seat] === unseated ? seated.seating.take(seated, seat) : seated.row;

export const lookAt = (test: Test, state: number, value: number): number => {
  if (state > knownInPart) return state === grown ? lookAtBoth(test, value) : state;
  if (holds(test, value)) return holding;
  // A list that can't hold the value sought says nothing about it.
  return test.soughtUnkept && state !== known ? unkept : failing;
};

/** What has grown, or not yet: an answer only where both come to the same. */
const lookAtBoth = (test: Test, value: number): number => {
  const low = holds(test, lowOf(value));
  if (low !== holds(test, highOf(value))) return found.lapsed;
  return low ? holding : failing;
};

const holds = ({ op, operand, list }: Test, value: number): boolean => {
  switch (op) {
    case is:
      return value === operand;
    case isNot:
      return value !== operand;
    case atLeast:
      return value >= operand;
    case atMost:
      return value <= operand && value !== noNumber;
    case anyBit:
      return (value & operand) !== 0;
    default:
      return list.includes(value);
  }
};

/** What was just judged, at levels of service where some steps aren't needed: a bit for each that comes out "yes". */
export const openLevels = (plan: Plan): number => {
  let open = 0;
  for (let bit = 0; bit < plan.levels.length; bit++) if (rankAt(plan, 0, 1 << bit) === yes) open |= 1 << bit;
  return open;
};

const rankAt = (plan: Plan, at: number, level: number): number => {
  const { kind, exempt, touched, end } = plan.rows[at]!;
  if ((exempt & level) !== 0) return yes;
  if ((touched & level) === 0) return plan.ranks[at]!;
  const settled = kind === kinds.any ? yes : no;
  let rank = plan.rows[at]!.neutral;
  for (let part = at + 1; part < end && rank !== settled; part = plan.rows[part]!.end) {
    const its = rankAt(plan, part, level);
    rank = kind === kinds.any ? either(rank, its) : both(rank, its);
  }
  return kind === kinds.not ? not(rank) : rank;
};

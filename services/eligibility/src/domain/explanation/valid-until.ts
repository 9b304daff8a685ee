import { addDuration, dayBefore } from '../dates.ts';
import { needsLook, operandsOf } from '../engine/fact-tests.ts';
import { found, lookAt } from '../engine/judge.ts';
import { yes } from '../engine/kleene.ts';
import { kinds, ops, type Plan, type Test } from '../engine/plan.ts';
import { forGood, known, type Row, type Seated, untilMore } from '../engine/seat.ts';
import { type Fact, fewerUntil } from '../facts/facts.ts';

type Known = Extract<Fact, { state: 'known' }>;
type Day = string | undefined;

/** The day after which what was just judged may no longer hold; undefined when no fact's end carries it. */
export const validUntil = (plan: Plan, seated: Seated): Day => untilOf(plan, 0, seated);

/** Whether any test looks at what may hold for a time only; most answers rest on nothing of the kind. */
export const mayPass = ({ tests }: Plan, row: Row): boolean => {
  for (const test of tests)
    if (needsLook(test) && (test.within !== undefined || mayTurn(test, row))) return true;
  return false;
};

const mayTurn = ({ seat, op, operand }: Test, { holding, states, values }: Row): boolean => {
  if (holding[seat] === forGood) return false;
  // Whoever is old enough stays so.
  const isEnough = op === ops['at-least'] && states[seat] === known && values[seat]! >= operand;
  return holding[seat] !== untilMore || !isEnough;
};

const untilOf = (plan: Plan, at: number, seated: Seated): Day => {
  const { kind, test } = plan.rows[at]!;
  if (test !== undefined)
    return needsLook(test) && isAnswered(plan, at)
      ? untilAt(test, plan.outcomes[at]!, seated.say(test.seat))
      : undefined;
  const dates = untilsOfParts(plan, at, seated);
  // One of several that hold is enough, so the longest counts; where all must hold, the shortest.
  const oneIsEnough = (kind === kinds.any) === (plan.ranks[at] === yes);
  return oneIsEnough
    ? dates.reduce((longest, until) => later(longest, until))
    : dates.reduce((shortest, until) => earlier(shortest, until));
};

const untilsOfParts = (plan: Plan, at: number, seated: Seated): Day[] => {
  const { rows, ranks } = plan;
  const { kind, end } = rows[at]!;
  const dates: Day[] = [];
  for (let part = at + 1; part < end; part = rows[part]!.end)
    if (kind === kinds.not || ranks[part] === ranks[at]) dates.push(untilOf(plan, part, seated));
  return dates;
};

const isAnswered = ({ outcomes }: Plan, at: number): boolean =>
  outcomes[at] === found.yes || outcomes[at] === found.no;

/** As long as the fact itself holds, no birthday changes the outcome and what happened isn't too long ago. */
const untilAt = (test: Test, outcome: number, fact: Fact | undefined): Day => {
  if (fact?.state !== 'known') return undefined;
  return earlier(
    fact.until,
    earlier(untilBirthday(test, outcome, fact), untilTooLongAgo(test, outcome, fact)),
  );
};

/** The eve of the first day on which somebody may have an age that comes out otherwise. */
const untilBirthday = (test: Test, outcome: number, { value, upTo, counted }: Known): Day => {
  if (counted === undefined || typeof value !== 'number') return undefined;
  const turning = operandsOf(test)
    .flatMap((age) => [age, age + 1])
    .filter((age) => age > (upTo ?? value) && lookAt(test, known, age) !== outcome);
  return turning.length === 0 ? undefined : fewerUntil(counted, Math.min(...turning));
};

const untilTooLongAgo = ({ within }: Test, outcome: number, { value }: Known): Day =>
  within !== undefined && outcome === found.yes && typeof value === 'string'
    ? dayBefore(addDuration(value, within))
    : undefined;

const later = (left: Day, right: Day): Day =>
  left === undefined || right === undefined ? undefined : left > right ? left : right;

const earlier = (left: Day, right: Day): Day => {
  if (left === undefined || right === undefined) return left ?? right;
  return left < right ? left : right;
};

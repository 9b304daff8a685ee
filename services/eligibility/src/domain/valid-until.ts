import { found } from './judge.ts';
import { yes } from './kleene.ts';
import { kinds, type Plan } from './plan.ts';
import type { Seated } from './seat.ts';

/** The day after which what was just judged may no longer hold; undefined when no dated fact carries it. */
export const validUntil = (plan: Plan, seated: Seated): string | undefined =>
  seated.row.isDated ? untilOf(plan, 0, seated) : undefined;

const untilOf = (plan: Plan, at: number, seated: Seated): string | undefined => {
  const { kind, draft } = plan.rows[at]!;
  if (draft.how === 'test')
    return 'seat' in draft.look && isAnswered(plan, at) ? untilAt(draft.look.seat, seated) : undefined;
  const dates = untilsOfParts(plan, at, seated);
  // One of several that hold is enough, so the longest counts; where all must hold, the shortest.
  const oneIsEnough = (kind === kinds.any) === (plan.ranks[at] === yes);
  return oneIsEnough
    ? dates.reduce((longest, until) => later(longest, until))
    : dates.reduce((shortest, until) => earlier(shortest, until));
};

const untilAt = (seat: number, { say }: Seated): string | undefined => {
  const fact = say(seat);
  return fact?.state === 'known' ? fact.until : undefined;
};

const untilsOfParts = (plan: Plan, at: number, seated: Seated): (string | undefined)[] => {
  const { rows, ranks } = plan;
  const { kind, end } = rows[at]!;
  const dates: (string | undefined)[] = [];
  for (let part = at + 1; part < end; part = rows[part]!.end)
    if (kind === kinds.not || ranks[part] === ranks[at]) dates.push(untilOf(plan, part, seated));
  return dates;
};

const isAnswered = ({ outcomes }: Plan, at: number): boolean =>
  outcomes[at] === found.yes || outcomes[at] === found.no;

const later = (left: string | undefined, right: string | undefined): string | undefined =>
  left === undefined || right === undefined ? undefined : left > right ? left : right;

const earlier = (left: string | undefined, right: string | undefined): string | undefined => {
  if (left === undefined || right === undefined) return left ?? right;
  return left < right ? left : right;
};

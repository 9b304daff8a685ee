import { no, not, type Rank, unknown, yes } from './kleene.ts';
import { kinds, type Plan } from './plan.ts';

/** How a step stands while some tests haven't been looked at. */
const pending = 2;
type Standing = Rank | typeof pending;

/** By row, how each test looked at so far came out; absent where it wasn't. */
export type Looked = ReadonlyMap<number, Rank>;

/**
 * The next test that can still change the answer or what is told of it, by what was looked at so far alone; undefined
 * when nothing can. So a person is asked of the rules no more than the rules' answer needs.
 */
export const nextTest = (plan: Plan, looked: Looked): number | undefined => {
  const whole = standingOf(plan, 0, looked, 0);
  return neededIn(plan, 0, looked) ?? (whole === yes ? undefined : neededAtLevels(plan, looked));
};

/**
 * One part may settle its group before the others are looked at; `level` leaves out what isn't needed there. Asked of every
 * row for every test: it makes no lists.
 */
const standingOf = (plan: Plan, at: number, looked: Looked, level: number): Standing => {
  const { kind, exempt, end } = plan.rows[at]!;
  if ((exempt & level) !== 0) return yes;
  if (kind === kinds.test) return looked.get(at) ?? pending;
  const settling = kind === kinds.any ? yes : no;
  let open = false;
  let unsure = false;
  for (let part = at + 1; part < end; part = plan.rows[part]!.end) {
    const standing = standingOf(plan, part, looked, level);
    if (kind === kinds.not) return standing === pending ? pending : (not(standing) as Rank);
    if (standing === settling) return settling;
    open ||= standing === pending;
    unsure ||= standing === unknown;
  }
  if (open) return pending;
  return unsure ? unknown : kind === kinds.any ? no : yes;
};

const neededIn = (plan: Plan, at: number, looked: Looked): number | undefined => {
  if (plan.rows[at]!.kind === kinds.test) return looked.has(at) ? undefined : at;
  const whole = standingOf(plan, at, looked, 0);
  for (const part of partsOf(plan, at)) {
    const standing = standingOf(plan, part, looked, 0);
    const matters =
      standing === pending || (whole !== pending && bears(plan.rows[at]!.kind, whole, standing));
    const needed = matters ? neededIn(plan, part, looked) : undefined;
    if (needed !== undefined) return needed;
  }
  return undefined;
};

/** Of a group that one part settles only such parts are told; of "any" that is open, only the open ones. */
const bears = (kind: number, group: Rank, part: Rank): boolean => {
  if (kind === kinds.any) return group === no || part === group;
  return kind === kinds.not || group !== no || part === no;
};

const neededAtLevels = (plan: Plan, looked: Looked): number | undefined => {
  for (const bit of plan.levels.keys()) {
    const level = 1 << bit;
    if (standingOf(plan, 0, looked, level) === pending) return pendingAt(plan, 0, looked, level);
  }
  return undefined;
};

const pendingAt = (plan: Plan, at: number, looked: Looked, level: number): number => {
  if (plan.rows[at]!.kind === kinds.test) return at;
  const part = partsOf(plan, at).find((one) => standingOf(plan, one, looked, level) === pending);
  return pendingAt(plan, part!, looked, level);
};

const partsOf = ({ rows }: Plan, at: number): readonly number[] => {
  const parts: number[] = [];
  for (let part = at + 1; part < rows[at]!.end; part = rows[part]!.end) parts.push(part);
  return parts;
};

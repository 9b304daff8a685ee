import { isExcludedFromGains, isParticipant } from './exclusions.ts';
import type { Period } from './period.ts';
import type { Span } from './program-year.ts';
import { type Rate, rateOf } from './rate.ts';
import type { Regulation } from './regulation.ts';
import { counts, learnersOf } from './skill-gains.ts';

/** Columns of NRS Table 4, by their letters. People in B to J, periods of participation in K to O. */
export type Table4Row = Readonly<{
  B: number;
  C: number;
  D: number;
  E: number;
  F: number;
  G: number;
  H: number;
  I: number;
  J: Rate;
  K: number;
  L: number;
  M: number;
  N: number;
  O: Rate;
}>;

export type Table4 = Readonly<{
  total: Table4Row;
  levels: Readonly<Record<string, Table4Row>>;
  achievedIds: readonly string[];
  underTwelveHoursIds: readonly string[];
}>;

export type Column = 'excluded' | 'level' | 'diploma' | 'training' | 'separated' | 'remaining';

/** Measurable skill gains by entering level: J = (E + F + G) / (B - C), O = (L + M + N) / K. */
export const nrsTable4 = (periods: readonly Period[], year: Span | null, rules: Regulation): Table4 => {
  const placed = placedIn(periods, year, rules);
  const levels = Map.groupBy(placed, levelOf);
  return {
    total: rowOf(placed),
    levels: Object.fromEntries([...levels].map(([level, those]) => [level, rowOf(those)])),
    achievedIds: placed.filter(({ column }) => isGain(column)).map(({ period }) => period.id),
    underTwelveHoursIds: periods.filter((period) => !isParticipant(period, rules)).map(({ id }) => id),
  };
};

export type Placed = Readonly<{ period: Period; column: Column }>;

/** Each period of a learner, in the one column it stands in. */
export const placedIn = (
  periods: readonly Period[],
  year: Span | null,
  rules: Regulation,
): readonly Placed[] =>
  learnersOf(periods, year, rules).map((period) => ({ period, column: columnOf(period, year, rules) }));

export const levelOf = ({ period }: Placed): string => period.level ?? 'none';

const isGain = (column: Column): boolean => ['level', 'diploma', 'training'].includes(column);

// One column each: the latest gain, as the guidance has it recorded; where no day is told, the diploma before the level.
const columnOf = (period: Period, year: Span | null, rules: Regulation): Column => {
  if (isExcludedFromGains(period, rules)) return 'excluded';
  const gained = period.gains.filter((gain) => counts(gain, period, year, rules));
  const [latest] = gained.toSorted(
    (one, other) =>
      (other.on ?? '').localeCompare(one.on ?? '') ||
      order.indexOf(columnOfGain(one.type)) - order.indexOf(columnOfGain(other.type)),
  );
  if (latest) return columnOfGain(latest.type);
  return period.exited && period.exit !== null ? 'separated' : 'remaining';
};

const order: readonly Column[] = ['diploma', 'level', 'training'];

const columnOfGain = (type: string): Column =>
  type === '2' ? 'diploma' : type.startsWith('1') ? 'level' : 'training';

const rowOf = (placed: readonly Placed[]): Table4Row => {
  const people = oncePerLearner(placed);
  const [persons, periods] = [countIn(people), countIn(placed)];
  const K = placed.length - periods('excluded');
  const [C, E, F, G] = [persons('excluded'), persons('level'), persons('diploma'), persons('training')];
  const [L, M, N] = [periods('level'), periods('diploma'), periods('training')];
  return {
    B: people.length,
    C,
    D: placed.reduce((hours, { period }) => hours + (period.contactHours ?? 0), 0),
    E,
    F,
    G,
    H: persons('separated'),
    I: persons('remaining'),
    J: rateOf(E + F + G, people.length - C),
    K,
    L,
    M,
    N,
    O: rateOf(L + M + N, K),
  };
};

export const oncePerLearner = (placed: readonly Placed[]): readonly Placed[] =>
  [...Map.groupBy(placed, ({ period }) => period.person).values()].map(bestOf);

const countIn =
  (placed: readonly Placed[]) =>
  (column: Column): number =>
    placed.filter((each) => each.column === column).length;

/** A person of several periods stands once: by a gain if there is one, excluded only if every period is. */
const bestOf = (periods: readonly Placed[]): Placed => {
  const best =
    periods.find(({ column }) => isGain(column)) ??
    periods.findLast(({ column }) => column !== 'excluded') ??
    periods[0];
  if (best === undefined) throw new Error('nobody has no period');
  return best;
};

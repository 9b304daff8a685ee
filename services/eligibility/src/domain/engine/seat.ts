import type { Catalogue, Fact, Facts, FactSpec, FactValue } from '../facts/facts.ts';
import type { Asking, Heard } from '../facts/say.ts';

/** How much is known of a fact; what isn't known, and why, counts on as the outcome of every test of it. */
export const unseated = -1; // nobody has looked yet
export const known = 0;
export const knownInPart = 1;
export const unanswered = 2;
export const declined = 3;
export const lapsed = 4;
export const contradicted = 5;
/** A number of years that may have grown by one: both stand in the seat, `low` and `high` tell them apart. */
export const grown = 7;
const highest = 1_024;
export const lowOf = (value: number): number => Math.floor(value / highest);
export const highOf = (value: number): number => value % highest;

/** How long what was said holds. */
export const forGood = 0;
export const untilMore = 1;
export const forATime = 2;

/** A word for "none" where numbers are expected: neither above nor below any of them. */
export const noNumber = -(2 ** 30);

/** What somebody said, a seat a fact, and the same as numbers: tests compare numbers and look nothing up by name. */
export type Row = Readonly<{
  heard: Heard;
  states: readonly number[];
  values: readonly number[];
  /** How long the facts hold: for good, until they are more, or for a time, which also stands where only the place tells. */
  holding: readonly number[];
}>;

/**
 * A row in one place on one day. Facts that may follow from others sit in the first seats; what only the place or the day will
 * tell is put into `first` when the first test looks at it: for most people none does.
 */
export type Seated = Readonly<{ row: Row; say: Say; seating: Seating }> & { first: Seats | undefined };
type Seats = Readonly<{ states: number[]; values: number[] }>;

/** What was said, or follows, by its seat. */
export type Say = (seat: number) => Fact | undefined;

export type Seating = Readonly<{
  seatOf: (fact: string) => number;
  ask: Asking;
  /** The number that stands for a value of this fact; what compares as greater is greater. */
  codeOf: (fact: string, value: FactValue) => number;
  /** `open`: a fact of the first seats that only the place or the day will tell. */
  rowOf: (facts: Facts, follows: (seat: number, heard: Heard) => Fact | 'open' | undefined) => Row;
  seat: (row: Row, say: Say) => Seated;
  take: (seated: Seated, seat: number) => Seats;
}>;

export const compileSeating = (catalogue: Catalogue, mayFollow: readonly string[]): Seating => {
  const follows = (name: string) => mayFollow.includes(name);
  const all = [...catalogue.values()];
  const specs = [...all.filter(({ name }) => follows(name)), ...all.filter(({ name }) => !follows(name))];
  const seats = new Map(specs.map(({ name }, seat) => [name, seat]));
  const seatOf = (fact: string): number => seats.get(fact) ?? notInCatalogue(fact);
  const firsts = specs.filter(({ name }) => follows(name)).length;
  const [nobody, nothing] = [specs.map(() => unanswered), specs.map(() => 0)];
  const put = ({ states, values }: Seats, seat: number, fact: Fact): void => {
    states[seat] = stateOf(fact);
    if (fact.state !== 'known') return;
    const value = codeOf(specs[seat]!, fact.value);
    values[seat] = fact.upTo === undefined ? value : value * highest + fact.upTo;
  };
  const seating: Seating = {
    seatOf,
    ask: (name) => {
      const seat = seats.get(name);
      return seat === undefined ? () => undefined : (heard) => heard[seat];
    },
    codeOf: (fact, value) => codeOf(specs[seatOf(fact)]!, value),
    rowOf: (facts, follows) => {
      const row = { states: nobody.slice(), values: nothing.slice() };
      const heard: (Fact | undefined)[] = specs.map(() => undefined);
      const holding = nobody.map(() => forGood);
      for (const [name, fact] of facts) {
        const seat = seats.get(name);
        if (seat === undefined) continue; // said, but no rule asks for it
        heard[seat] = fact;
        if (seat >= firsts) put(row, seat, fact);
        holding[seat] = holdingOf(fact);
      }
      for (let seat = 0; seat < firsts; seat++) {
        const fact = follows(seat, heard);
        holding[seat] = fact === 'open' && isOfPerson(specs[seat]!) ? forATime : forGood;
        if (fact === 'open') row.states[seat] = unseated;
        else if (fact !== undefined) {
          holding[seat] = holdingOf(fact);
          put(row, seat, fact);
        }
      }
      return { ...row, heard, holding };
    },
    seat: (row, say) => ({ row, say, seating, first: undefined }),
    take: (seated, seat) => {
      const { row, say } = seated;
      const first = (seated.first ??= {
        states: row.states.slice(0, firsts),
        values: row.values.slice(0, firsts),
      });
      if (first.states[seat] !== unseated) return first;
      const fact = say(seat);
      if (fact === undefined) first.states[seat] = unanswered;
      else put(first, seat, fact);
      return first;
    },
  };
  return seating;
};

const isOfPerson = ({ decidedBy }: FactSpec): boolean => decidedBy !== 'circumstances';

const holdingOf = (fact: Fact): number => {
  if (fact.state !== 'known') return forGood;
  if (fact.until !== undefined) return forATime;
  return fact.counted === undefined ? forGood : untilMore;
};

const states = { declined, lapsed, contradicted } as const;

const stateOf = (fact: Fact): number => {
  if (fact.state !== 'known') return states[fact.state];
  if (fact.upTo !== undefined) return grown;
  return fact.partly === true ? knownInPart : known;
};

const codeOf = ({ type, values = [], nullMeans }: FactSpec, value: FactValue): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return bitsOf(values, value);
  if (value === nullMeans) return noNumber;
  if (type === 'date' || type === 'month') return Number(value.replaceAll('-', ''));
  return values.indexOf(value);
};

/** A list of a few words as one number, a bit a word. */
const bitsOf = (values: readonly string[], chosen: readonly string[]): number =>
  chosen.reduce((bits, value) => bits | (1 << values.indexOf(value)), 0);

const notInCatalogue = (fact: string): never => {
  throw new Error(`a rule tests ${fact}, which the catalogue of facts does not have`);
};

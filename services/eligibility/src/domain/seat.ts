import type { Catalogue, Fact, Facts, FactSpec, FactValue } from './facts.ts';
import type { Asking, Heard } from './say.ts';

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

/** A word for "none" where numbers are expected: neither above nor below any of them. */
export const noNumber = -(2 ** 30);

/** What somebody said, a seat a fact, and the same as numbers: tests compare numbers and look nothing up by name. */
export type Row = Readonly<{
  heard: Heard;
  states: readonly number[];
  values: readonly number[];
  isDated: boolean;
}>;

/**
 * A row in one place on one day. Facts that may follow from others sit in the first seats; what only the place or the day will
 * tell is put there when the first test looks at it.
 */
export type Seated = Readonly<{
  row: Row;
  first: { readonly states: number[]; readonly values: number[] };
  say: Say;
  seating: Seating;
}>;

/** What was said, or follows, by its seat. */
export type Say = (seat: number) => Fact | undefined;

export type Seating = Readonly<{
  seatOf: (fact: string) => number;
  ask: Asking;
  /** How many seats belong to facts that may follow. */
  firsts: number;
  /** The number that stands for a value of this fact; what compares as greater is greater. */
  codeOf: (fact: string, value: FactValue) => number;
  /** `open`: a fact of the first seats that only the place or the day will tell. */
  rowOf: (facts: Facts, follows: (seat: number, heard: Heard) => Fact | 'open' | undefined) => Row;
  seat: (row: Row, say: Say) => Seated;
  take: (seated: Seated, seat: number) => void;
}>;

export const compileSeating = (catalogue: Catalogue, mayFollow: readonly string[]): Seating => {
  const follows = (name: string) => mayFollow.includes(name);
  const all = [...catalogue.values()];
  const specs = [...all.filter(({ name }) => follows(name)), ...all.filter(({ name }) => !follows(name))];
  const seats = new Map(specs.map(({ name }, seat) => [name, seat]));
  const seatOf = (fact: string): number => seats.get(fact) ?? notInCatalogue(fact);
  const firsts = specs.filter(({ name }) => follows(name)).length;
  const [nobody, nothing] = [specs.map(() => unanswered), specs.map(() => 0)];
  const put = ({ states, values }: Seated['first'], seat: number, fact: Fact): void => {
    states[seat] = stateOf(fact);
    if (fact.state !== 'known') return;
    const value = codeOf(specs[seat]!, fact.value);
    values[seat] = fact.upTo === undefined ? value : value * highest + fact.upTo;
  };
  const seating: Seating = {
    seatOf,
    firsts,
    ask: (name) => {
      const seat = seats.get(name);
      return seat === undefined ? () => undefined : (heard) => heard[seat];
    },
    codeOf: (fact, value) => codeOf(specs[seatOf(fact)]!, value),
    rowOf: (facts, follows) => {
      const row = { states: nobody.slice(), values: nothing.slice() };
      const heard: (Fact | undefined)[] = specs.map(() => undefined);
      let isDated = false;
      for (const [name, fact] of facts) {
        const seat = seats.get(name);
        if (seat === undefined) continue; // said, but no rule asks for it
        heard[seat] = fact;
        if (seat >= firsts) put(row, seat, fact);
        // A level lasts as long as the score it follows from.
        isDated ||= (fact.state === 'known' && fact.until !== undefined) || name === 'assessment.date';
      }
      for (let seat = 0; seat < firsts; seat++) {
        const fact = follows(seat, heard);
        if (fact === 'open') row.states[seat] = unseated;
        else if (fact !== undefined) put(row, seat, fact);
      }
      return { ...row, heard, isDated };
    },
    seat: (row, say) => ({
      row,
      first: { states: row.states.slice(0, firsts), values: row.values.slice(0, firsts) },
      say,
      seating,
    }),
    take: ({ first, say }, seat) => {
      const fact = say(seat);
      if (fact === undefined) first.states[seat] = unanswered;
      else put(first, seat, fact);
    },
  };
  return seating;
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

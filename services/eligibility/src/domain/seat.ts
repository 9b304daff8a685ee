import type { Catalogue, Fact, Facts, FactSpec, FactValue } from './facts.ts';

/** How much is known of a fact; what isn't known, and why, counts on as the outcome of every test of it. */
export const known = 0;
export const knownInPart = 1;
export const unanswered = 2;
export const declined = 3;
export const lapsed = 4;
export const contradicted = 5;

/** A word for "none" where numbers are expected: neither above nor below any of them. */
export const noNumber = -(2 ** 30);

/** A person's facts as rows of numbers, one seat a fact: tests compare numbers and look nothing up by name. */
export type Seated = Readonly<{
  states: readonly number[];
  values: readonly number[];
  /** Until when an answer holds; absent where none carries a date. */
  untils: readonly (string | undefined)[] | undefined;
}>;

export type Seating = Readonly<{
  seatOf: (fact: string) => number;
  /** The number that stands for a value of this fact; what compares as greater is greater. */
  codeOf: (fact: string, value: FactValue) => number;
  seat: (facts: Facts) => Seated;
  /** The same person with more said, or with an answer in place of another. */
  reseat: (seated: Seated, more: readonly (readonly [string, Fact])[]) => Seated;
}>;

export const compileSeating = (catalogue: Catalogue): Seating => {
  const specs = [...catalogue.values()];
  const seats = new Map(specs.map(({ name }, seat) => [name, seat]));
  const seatOf = (fact: string): number => seats.get(fact) ?? notInCatalogue(fact);
  const code = (seat: number, value: FactValue): number => codeOf(specs[seat]!, value);
  const put = (row: Row, [name, fact]: readonly [string, Fact]): void => {
    const seat = seats.get(name);
    if (seat === undefined) return; // said, but no rule asks for it
    row.states[seat] = stateOf(fact);
    if (fact.state !== 'known') return;
    row.values[seat] = code(seat, fact.value);
    if (fact.until !== undefined) (row.untils ??= [])[seat] = fact.until;
  };
  return {
    seatOf,
    codeOf: (fact, value) => code(seatOf(fact), value),
    seat: (facts) => {
      const row: Row = { states: specs.map(() => unanswered), values: specs.map(() => 0), untils: undefined };
      for (const entry of facts) put(row, entry);
      return row;
    },
    reseat: ({ states, values, untils }, more) => {
      const row: Row = { states: states.slice(), values: values.slice(), untils: untils?.slice() };
      for (const entry of more) put(row, entry);
      return row;
    },
  };
};

type Row = {
  states: number[];
  values: number[];
  untils: (string | undefined)[] | undefined;
};

const states = { declined, lapsed, contradicted } as const;

const stateOf = (fact: Fact): number => {
  if (fact.state !== 'known') return states[fact.state];
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

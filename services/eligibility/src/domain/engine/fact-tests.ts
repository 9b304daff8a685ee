import { lookAt, seatsFor } from './judge.ts';
import { ops, type Test } from './plan.ts';
import { contradicted, known, type Seated, unanswered } from './seat.ts';

/**
 * All tests of one fact: whoever looks at it once knows how every one of them comes out. Answers of which the same tests
 * hold are of one kind.
 */
export type FactTests = Readonly<{
  seat: number;
  tests: readonly Test[];
  /** Of a list of words only these are asked for, a bit a word; 0 where a single value is asked for. */
  bits: number;
  /** From here on all values are of one kind; 0 where they are too many for a table. */
  last: number;
  /** 1 + the kind by place in the table; 0 for what is told apart only when somebody comes with it. */
  kinds: Uint16Array;
  /** How the tests come out, a digit a test, and of which kind that is. */
  known: Map<number, number>;
}>;

/** In the table values stand after the states; at `nowhere` nothing ever stands. */
const firstValue = 8;
const mostValues = 512;
const nowhere = 0;

export const factTestsIn = (tests: readonly Test[]): readonly FactTests[] =>
  [...Map.groupBy(tests.filter(needsLook), ({ seat }) => seat).values()].flatMap(apart).map(factTestsOf);

export const needsLook = ({ op }: Test): boolean => op !== ops.always;

/** As many tests as one number has digits for. */
const apart = (tests: readonly Test[]): readonly (readonly Test[])[] =>
  tests.length <= mostTests ? [tests] : [tests.slice(0, mostTests), ...apart(tests.slice(mostTests))];
const mostTests = 16;
const digit = 8;

const factTestsOf = (tests: readonly Test[]): FactTests => {
  const [{ seat, op }] = tests as readonly [Test];
  const bits = op === ops['any-bit'] ? tests.reduce((all, { operand }) => all | operand, 0) : 0;
  const highest = bits === 0 ? Math.max(...tests.flatMap(operandsOf)) + 1 : bits;
  const last = highest > 0 && highest < mostValues ? highest : 0;
  const kinds = new Uint16Array(firstValue + last + 1);
  const asked = { seat, tests, bits, last, kinds, known: new Map<number, number>() };
  if (last > 0) for (let value = 0; value <= last; value++) tellApart(asked, known, value);
  tellApart(asked, unanswered, 0);
  return asked;
};

/** What a fact is held against. */
export const operandsOf = ({ op, operand, list }: Test): readonly number[] =>
  op === ops['one-of'] ? list : [operand];

/** Of which kind somebody's answer is. */
export const kindOf = (asked: FactTests, seated: Seated): number => {
  const { seat } = asked;
  const { states, values } = seatsFor(seat, seated);
  const state = states[seat]!;
  const value = values[seat]!;
  const kind = asked.kinds[placeOf(asked, state, value)];
  // Not in the table, such as a value between two whole numbers.
  return kind === undefined || kind === 0 ? tellApart(asked, state, value) : kind - 1;
};

/** Why a fact isn't known is all there is to it; what is known in part, or has grown perhaps, depends on the value. */
const placeOf = ({ bits, last }: FactTests, state: number, value: number): number => {
  if (state !== known) return state >= unanswered && state <= contradicted ? state : nowhere;
  if (last === 0 || value < 0) return nowhere;
  return firstValue + (bits === 0 ? Math.min(value, last) : value & bits);
};

const tellApart = (asked: FactTests, state: number, value: number): number => {
  const { tests, kinds, known: byOutcomes } = asked;
  const outcomes = tests.reduce((digits, test) => digits * digit + lookAt(test, state, value), 0);
  const kind = byOutcomes.get(outcomes) ?? byOutcomes.size;
  byOutcomes.set(outcomes, kind);
  const at = placeOf(asked, state, value);
  if (at !== nowhere) kinds[at] = kind + 1;
  return kind;
};

/** How each test comes out for a kind. */
export const outcomesOf = ({ tests, known: byOutcomes }: FactTests, kind: number): readonly number[] => {
  const [outcomes] = [...byOutcomes].find(([, its]) => its === kind)!;
  return tests.map((_, index) => Math.floor(outcomes / digit ** (tests.length - 1 - index)) % digit);
};

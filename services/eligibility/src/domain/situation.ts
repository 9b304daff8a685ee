import type { Fact, Facts } from './facts.ts';
import { remember } from './remember.ts';
import type { CompiledBook, Ruleset } from './rulebook.ts';
import type { Seated } from './seat.ts';
import type { Standing } from './standing.ts';

export type Circumstances = Readonly<{
  jurisdiction: string;
  asOf: string;
  providerType?: string | undefined;
  serviceLevel?: string | undefined;
}>;

/** One person, one place, one day: what every program is judged against, worked out once. */
export type Situation = Readonly<{
  circumstances: Circumstances;
  facts: Facts;
  /** What follows from the facts there that day. */
  follows: readonly (readonly [string, Fact])[];
  seated: Seated;
}>;

/** Who is judged once is judged again, for the next program: the last situation of a person is remembered. */
export const situationOf = (facts: Facts, book: CompiledBook, circumstances: Circumstances): Situation => {
  const known = lastIn(book);
  const last = known.get(facts);
  if (last !== undefined && isSame(last.circumstances, circumstances)) return last;
  const situation = settle(facts, book, circumstances);
  known.set(facts, situation);
  return situation;
};

const lastIn = remember<CompiledBook, WeakMap<Facts, Situation>>(() => new WeakMap());

const isSame = (left: Circumstances, right: Circumstances): boolean =>
  left === right ||
  (left.asOf === right.asOf &&
    left.jurisdiction === right.jurisdiction &&
    left.providerType === right.providerType &&
    left.serviceLevel === right.serviceLevel);

const settle = (facts: Facts, book: CompiledBook, circumstances: Circumstances): Situation => {
  const { jurisdiction, asOf, providerType } = circumstances;
  const derived = book.derivations.derive(facts, jurisdiction, asOf);
  const follows =
    providerType === undefined ? derived : [...derived, ['provider_type', known(providerType)] as const];
  const seated = book.seating.reseat(book.seating.seat(facts), follows);
  return { circumstances, facts, follows, seated };
};

const known = (value: string): Fact => ({ state: 'known', value });

export const standingIn = (ruleset: Ruleset, { circumstances }: Situation): Standing =>
  ruleset.standing(circumstances.jurisdiction, circumstances.asOf);

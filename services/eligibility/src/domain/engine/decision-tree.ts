import { factTestsIn, kindOf, needsLook, outcomesOf } from './fact-tests.ts';
import { rankOf } from './judge.ts';
import { yes } from './kleene.ts';
import { type Looked, nextTest } from './next-test.ts';
import type { Plan } from './plan.ts';
import type { Seated } from './seat.ts';

/**
 * The rules of a program as a tree of facts that grows with those who come: at each fork the fact of the next test that
 * can still change something, with all that is ever asked of it, at each end an answer told once. Everybody of whom the
 * same tests hold comes to the same end; no value and no person is kept in it.
 */
export type DecisionTree<Told> = Readonly<{
  /** `more` is a small number of the caller's that tells apart answers of the same end. */
  tell: (seated: Seated, more: number, tell: () => Told) => Told;
}>;

/**
 * A fork as numbers in a row: which fact and of how many kinds, then for each kind of answer the place of the next fork,
 * or an end as a negative number. Short and close together, because somebody new finds nothing of it at hand.
 */
const none = 0;
const root = 1;
const factBits = 12;
const factMask = (1 << factBits) - 1;

export const decisionTree = <Told>(plan: Plan, room: Room): DecisionTree<Told> => {
  const facts = factTestsIn(plan.tests);
  const factOf = new Map(facts.flatMap(({ tests }, index) => tests.map(({ at }) => [at, index])));
  const untested = plan.tests.filter((test) => !needsLook(test)).map(({ at }) => [at, yes] as const);
  /** Scratch of one walk: looked at all together, one doesn't wait for the other. */
  const kinds = facts.map(() => 0);
  let forks = new Int32Array(256);
  let used = root;
  let first = none;
  let looked = new Map<number, Looked>();
  /** What follows kinds of answers that nobody had given when the fork grew. */
  let later = new Map<string, number>();
  let ends = 0;
  let told: (Told | undefined)[][] = [];
  let { emptied } = room;

  const add = (after: Looked): number => {
    const at = nextTest(plan, after);
    if (at === undefined) {
      ends += 1;
      return -ends;
    }
    const fact = factOf.get(at)!;
    const fork = used;
    const many = facts[fact]!.known.size;
    used += 1 + many;
    while (forks.length < used) forks = enlarged(forks);
    forks.fill(none, fork, used);
    forks[fork] = (many << factBits) | fact;
    looked.set(fork, after);
    return fork;
  };
  const begin = (): void => {
    [looked, later, told, used, ends] = [new Map(), new Map(), [], root, 0];
    ({ emptied } = room);
    first = add(new Map(untested));
  };
  begin();

  const grow = (fork: number, fact: number, kind: number): number => {
    const name = `${fork} ${kind}`;
    const known = later.get(name);
    if (known !== undefined) return known;
    room.take();
    const asked = facts[fact]!;
    const outcomes = outcomesOf(asked, kind);
    const found = asked.tests.map(({ at }, index) => [at, rankOf(outcomes[index]!)] as const);
    const grown = add(new Map([...looked.get(fork)!, ...found]));
    if (kind < forks[fork]! >> factBits) forks[fork + 1 + kind] = grown;
    else later.set(name, grown);
    return grown;
  };

  return {
    tell: (seated, more, tell) => {
      if (emptied !== room.emptied) begin();
      for (let fact = 0; fact < kinds.length; fact++) kinds[fact] = kindOf(facts[fact]!, seated);
      let fork = first;
      while (fork > 0) {
        const row = forks[fork]!;
        const fact = row & factMask;
        const kind = kinds[fact]!;
        const next = kind < row >> factBits ? forks[fork + 1 + kind]! : none;
        fork = next === none ? grow(fork, fact, kind) : next;
      }
      const those = (told[more] ??= []);
      return (those[-fork] ??= tell());
    },
  };
};

const enlarged = (forks: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(forks.length * 2);
  larger.set(forks);
  return larger;
};

/** How much all trees of a book may grow, over all programs, places and days; when it is full they start anew. */
export type Room = Readonly<{ emptied: number; take: () => void }>;

export const roomFor = (most: number): Room => {
  let [taken, emptied] = [0, 0];
  return {
    get emptied() {
      return emptied;
    },
    take: () => {
      taken += 1;
      if (taken <= most) return;
      taken = 0;
      emptied += 1;
    },
  };
};

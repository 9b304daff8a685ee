import { look, rankOf } from './judge.ts';
import { type Looked, nextTest } from './next-test.ts';
import type { Plan, Test } from './plan.ts';
import type { Seated } from './seat.ts';

/**
 * The rules of a program as a tree of tests that grows with those who come: at each fork the next test that can still
 * change something, at each end an answer told once. Everybody of whom the same tests hold comes to the same end; no
 * value and no person is kept in it.
 */
export type DecisionTree<Told> = Readonly<{
  /** `more` is a small number of the caller's that tells apart answers of the same end. */
  tell: (seated: Seated, more: number, tell: () => Told) => Told;
}>;

/** A fork as numbers in a row: which test, then the fork that follows each outcome; none grows back to the root. */
const width = 9;
const end = -1;
const none = 0;

export const decisionTree = <Told>(plan: Plan, room: Room): DecisionTree<Told> => {
  const { tests } = plan;
  const indexOf = new Map(tests.map(({ at }, index) => [at, index]));
  let forks = new Int32Array(width * 16);
  let looked: Looked[] = [];
  let told: (Told | undefined)[][] = [];
  let { emptied } = room;

  const add = (after: Looked): number => {
    const fork = looked.length;
    if (forks.length < width * (fork + 1)) forks = enlarged(forks);
    const at = nextTest(plan, after);
    forks.fill(none, fork * width, (fork + 1) * width);
    forks[fork * width] = at === undefined ? end : indexOf.get(at)!;
    looked.push(after);
    told.push([]);
    return fork;
  };
  const grow = (fork: number, { at }: Test, outcome: number): number => {
    room.take();
    const grown = add(new Map([...looked[fork]!, [at, rankOf(outcome)]]));
    forks[fork * width + 1 + outcome] = grown;
    return grown;
  };
  const begin = (): void => {
    [looked, told] = [[], []];
    ({ emptied } = room);
    add(new Map());
  };
  begin();

  return {
    tell: (seated, more, tell) => {
      if (emptied !== room.emptied) begin();
      let fork = 0;
      for (let next = forks[0]!; next !== end; next = forks[fork * width]!) {
        const test = tests[next]!;
        const outcome = look(test, seated);
        fork = forks[fork * width + 1 + outcome]! || grow(fork, test, outcome);
      }
      return (told[fork]![more] ??= tell());
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

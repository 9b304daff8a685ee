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

type Node<Told> = {
  /** Undefined at an end. */
  readonly test: Test | undefined;
  readonly looked: Looked;
  readonly next: (Node<Told> | undefined)[];
  readonly told: (Told | undefined)[];
};

export const decisionTree = <Told>(plan: Plan, room: Room): DecisionTree<Told> => {
  const tests = new Map(plan.tests.map((test) => [test.at, test]));
  const nodeAfter = (looked: Looked): Node<Told> => {
    const at = nextTest(plan, looked);
    return { test: at === undefined ? undefined : tests.get(at), looked, next: [], told: [] };
  };
  let root = nodeAfter(new Map());
  let { emptied } = room;

  const grow = (node: Node<Told>, { at }: Test, outcome: number): Node<Told> => {
    room.take();
    const grown = nodeAfter(new Map([...node.looked, [at, rankOf(outcome)]]));
    node.next[outcome] = grown;
    return grown;
  };

  return {
    tell: ({ states, values }, more, tell) => {
      if (emptied !== room.emptied) {
        emptied = room.emptied;
        root = nodeAfter(new Map());
      }
      let node = root;
      while (node.test !== undefined) {
        const { test } = node;
        const outcome = look(test, states[test.seat]!, values[test.seat]!);
        node = node.next[outcome] ?? grow(node, test, outcome);
      }
      return (node.told[more] ??= tell());
    },
  };
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

import { checkHistory, type Violation, violationsOf } from '@handoff/testkit/history';
import { drained } from '../lab/drained.ts';
import type { Lab } from '../lab/lab.ts';
import { readFinalState, type Seen } from '../reading/final-state.ts';
import { countsAgree } from './counts-agree.ts';
import { everyoneIsHeardOf } from './everyone-is-heard-of.ts';
import { feedsAreWhole } from './feeds-are-whole.ts';
import { webhooksAreWhole } from './webhooks-are-whole.ts';

/**
 * Waits until all has come to its end, reads everything there is to read, and says what was promised and not kept,
 * inside and at the partners' doors. Who does not come to the end in that time, 90 s, is a broken promise too.
 */
export const brokenPromises = async (lab: Lab, within?: number): Promise<readonly Violation[]> => {
  const undone = await drained(lab, within).then(() => [], notAtTheEnd);
  const seen = await readFinalState(lab);
  return [
    ...undone,
    ...inside(seen),
    ...everyoneIsHeardOf(seen),
    ...feedsAreWhole(seen),
    ...countsAgree(seen),
    ...webhooksAreWhole(seen),
  ];
};

const inside = ({ history, state }: Seen): readonly Violation[] => checkHistory(history, state);

const late = violationsOf('everyone comes to the end');

const notAtTheEnd = (error: unknown): readonly Violation[] => [
  late('the exchange', error instanceof Error ? error.message : String(error)),
];

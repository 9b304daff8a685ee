import { checkHistory, type Violation } from '@handoff/testkit/history';
import type { Seen } from '../reading/final-state.ts';
import { countsAgree } from './counts-agree.ts';
import { everyoneIsHeardOf } from './everyone-is-heard-of.ts';
import { feedsAreWhole } from './feeds-are-whole.ts';

/** Everything that was promised and not kept, inside and at the partners' doors. */
export const brokenPromises = (seen: Seen): readonly Violation[] => [
  ...checkHistory(seen.history, seen.state),
  ...everyoneIsHeardOf(seen),
  ...feedsAreWhole(seen),
  ...countsAgree(seen),
];

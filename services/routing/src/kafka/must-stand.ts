import type { Outcome } from '@handoff/stream-store';

/** A reaction that its own stream refuses is a fault of ours: the event is parked with the code, not passed over. */
export const mustStand = (outcome: Outcome, ...expected: readonly string[]): void => {
  if (outcome.kind !== 'refused' || expected.includes(outcome.code)) return;
  throw new Error(`the reaction was refused: ${outcome.code}`);
};

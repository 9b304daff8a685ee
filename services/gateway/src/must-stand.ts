import type { Outcome } from '@handoff/stream-store';

/** A view that refuses what is to be told is a fault of ours: the event is parked with the code, not passed over. */
export const mustStand = (outcome: Outcome): void => {
  if (outcome.kind === 'refused') throw new Error(`it could not be told: ${outcome.code}`);
};

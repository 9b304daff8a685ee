import type { Envelope } from '@handoff/messaging';

/** Intake's events always say where they stand in their stream; one that doesn't can't be told from an older one. */
export const sequenceOf = ({ id, sequence }: Envelope): number => {
  if (sequence === undefined) throw new Error(`the event ${id} has no sequence`);
  return sequence;
};

import type { EventMeta } from '@handoff/host';

/** One event may cause several commands: each is named by what it is for, so that a repeat is known as one. */
export const causedBy = ({ envelope }: EventMeta, purpose: string) => ({
  causation: `${envelope.id}:${purpose}`,
  trace: envelope.trace,
});

import type { CommandMeta, Context } from '@handoff/host';
import type { ErasePerson } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';

/** Decides only. The keys go when the event is out: see kafka/on-participant-erased.ts. */
export const erasePerson = (
  record: ErasePerson,
  { causation, bodyHash, trace }: CommandMeta,
  { handle }: Context,
): Promise<Outcome> =>
  handle('intake', record.intakeId, { type: 'ErasePerson', data: record }, { causation, bodyHash, trace });

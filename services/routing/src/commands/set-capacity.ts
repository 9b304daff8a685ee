import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { SetCapacity } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { SeatKind } from '../domain/seats-state.ts';

/** How many places an agency gives us in a cohort. */
export const setCapacity = async (
  { kind, ...said }: SetCapacity,
  { causation, bodyHash, trace }: CommandMeta,
  { ids, handle }: Context,
): Promise<Outcome> => {
  if (said.seatsId !== ids.derive('seats', `${said.agency}/${said.cohort}`)) return refuseId();
  if (said.seats < 0) return refuseNumber();
  const data = { ...said, kind: kindOf(kind) };
  return handle('seats', said.seatsId, { type: 'SetCapacity', data }, { causation, bodyHash, trace });
};

export const kindOf = (kind: string | null): SeatKind => {
  if (kind === 'held' || kind === 'advisory') return kind;
  return refuse('unknown-seat-kind', {
    place: 'kind',
    reason: 'Places are ours to give, or the agency gives them too.',
    mend: 'Send held or advisory.',
  });
};

const refuseId = (): never =>
  refuse('not-such-an-id', {
    place: 'seatsId',
    reason: 'This is not the id of that cohort.',
    mend: 'Derive it from "<agency>/<cohort>".',
  });

const refuseNumber = (): never =>
  refuse('fewer-than-none', {
    place: 'seats',
    reason: 'A number of places is 0 or more.',
    mend: 'Send 0 or more.',
  });

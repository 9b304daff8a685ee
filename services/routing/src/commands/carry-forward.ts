import type { Context } from '@handoff/host';
import type { Outcome } from '@handoff/stream-store';
import { changesBeforeCarrying } from '../domain/seats/carry.ts';
import type { Seats } from '../domain/seats/state.ts';

type Meta = Readonly<{ causation: string; trace?: string | undefined }>;

export const isOutgrown = (version: number): boolean => version >= changesBeforeCarrying;

/**
 * A busy cohort outgrows its stream: it is closed in time, while there is room left for what is under way, and the next
 * one is opened at once. Whoever changes the places does it then and there; waiting for the event to come round would let
 * a rush fill the stream first. After a crash in between the event does it all the same.
 */
export const carryForward = async (
  seatsId: string,
  { causation, trace }: Meta,
  { ids, handle, read }: Context,
): Promise<void> => {
  const as = (purpose: string) => ({ causation: `${causation}:${purpose}`, trace });
  const close = { type: 'CarryForward', data: { carriedTo: ids.derive('seats', `after ${seatsId}`) } };
  stands(await handle('seats', seatsId, close, as('carry-forward')));
  const closed = (await read<Seats>('seats', seatsId))?.state;
  if (closed?.status !== 'carried') return;
  const capacity = { ...closed.capacity, seatsId: closed.carriedTo };
  const data = { capacity, places: JSON.stringify(closed.places) };
  stands(await handle('seats', closed.carriedTo, { type: 'CarryIn', data }, as('carry-in')));
};

const stands = (outcome: Outcome): void => {
  if (outcome.kind === 'refused') throw new Error(`places could not be carried forward: ${outcome.code}`);
};

import type { Context, EventMeta } from '@handoff/host';
import type { CapacityChanged } from '@handoff/schemas';
import { changesBeforeCarrying } from '../domain/seats-carry.ts';
import type { Seats } from '../domain/seats-state.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';
import { offerToLine } from './offer-to-line.ts';

type Done = Promise<undefined | { skipped: string }>;

/** A hold ran out: its referral is asked. A place came free: whoever is first in line is offered again. */
export const onCapacityChanged = async (
  routing: Routing,
  changed: CapacityChanged,
  meta: EventMeta,
  context: Context,
): Done => {
  await carryForward(changed, meta, context);
  if (changed.change === 'carried-forward') return { skipped: 'the next stream is open' };
  if (changed.change === 'hold-due') return askReferral(changed, meta, context);
  if (changed.change === 'released' || changed.change === 'resized')
    return offerToLine(routing, changed, meta, context);
  return { skipped: 'nobody has to move' };
};

/**
 * A busy cohort outgrows its stream: it is closed in time, while there is room left for what is under way, and the next
 * one is opened at once. Whoever is first in line is looked for there, so it can't wait for a later event of this stream.
 */
const carryForward = async (
  { seatsId }: CapacityChanged,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  if ((meta.envelope.sequence ?? 0) < changesBeforeCarrying) return;
  const { ids, handle, read } = context;
  const command = { type: 'CarryForward', data: { carriedTo: ids.derive('seats', `after ${seatsId}`) } };
  mustStand(await handle('seats', seatsId, command, causedBy(meta, 'carry-forward')));
  const closed = (await read<Seats>('seats', seatsId))?.state;
  if (closed?.status !== 'carried') return;
  const capacity = { ...closed.capacity, seatsId: closed.carriedTo };
  const data = { capacity, places: JSON.stringify(closed.places) };
  mustStand(await handle('seats', closed.carriedTo, { type: 'CarryIn', data }, causedBy(meta, 'carry-in')));
};

const askReferral = async (
  { referralId, hold, agency, cohort }: CapacityChanged,
  meta: EventMeta,
  { handle }: Context,
): Done => {
  if (referralId === null || hold === null) return { skipped: 'names no hold' };
  const command = { type: 'ReleaseHold', data: { agency, cohort, hold, why: 'hold-expired' } };
  mustStand(await handle('referral', referralId, command, causedBy(meta, 'ask-referral')));
  return undefined;
};

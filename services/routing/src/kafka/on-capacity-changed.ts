import type { Context, EventMeta } from '@handoff/host';
import type { CapacityChanged } from '@handoff/schemas';
import { carryForward, isOutgrown } from '../commands/carry-forward.ts';
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
  if (isOutgrown(meta.envelope.sequence ?? 0))
    await carryForward(changed.seatsId, { causation: meta.envelope.id, trace: meta.envelope.trace }, context);
  if (changed.change === 'carried-forward') return { skipped: 'the next stream is open' };
  if (changed.change === 'hold-due') return askReferral(changed, meta, context);
  if (changed.change === 'released' || changed.change === 'resized')
    return offerToLine(routing, changed, meta, context);
  return { skipped: 'nobody has to move' };
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

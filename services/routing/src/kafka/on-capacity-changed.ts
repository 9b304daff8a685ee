import type { Context, EventMeta } from '@handoff/host';
import type { CapacityChanged } from '@handoff/schemas';
import type { Referral } from '../domain/referral-state.ts';
import { askConsent } from '../http/ask-consent.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

type Done = Promise<undefined | { skipped: string }>;

/** A hold ran out: its referral is asked. A place came free: whoever is first in line is offered again. */
export const onCapacityChanged = async (
  routing: Routing,
  changed: CapacityChanged,
  meta: EventMeta,
  context: Context,
): Done => {
  if (changed.change === 'hold-due') return askReferral(changed, meta, context);
  if (changed.change === 'released' || changed.change === 'resized')
    return offerToThoseInLine(routing, changed, meta, context);
  return { skipped: 'nobody has to move' };
};

const askReferral = async (
  { referralId, hold, cohort }: CapacityChanged,
  meta: EventMeta,
  { handle }: Context,
): Done => {
  if (referralId === null || hold === null) return { skipped: 'names no hold' };
  const command = { type: 'ReleaseHold', data: { cohort, hold, why: 'hold-expired' } };
  mustStand(await handle('referral', referralId, command, causedBy(meta, 'ask-referral')));
  return undefined;
};

const offerToThoseInLine = async (
  { register }: Routing,
  { agency, cohort, seats, held, taken }: CapacityChanged,
  meta: EventMeta,
  context: Context,
): Done => {
  const free = Math.max(0, seats - held - taken);
  const line = free > 0 ? await register(context).standing.inLine(agency, cohort) : [];
  for (const referralId of line.slice(0, free)) await offerAgain(referralId, meta, context);
  return line.length > 0 ? undefined : { skipped: 'nobody is in line' };
};

/** Somebody may have left the line or taken consent back meanwhile; then nothing is offered to them. */
const offerAgain = async (referralId: string, meta: EventMeta, context: Context): Promise<void> => {
  const state = (await context.read<Referral>('referral', referralId))?.state;
  if (state?.status !== 'waitlisted') return;
  const { personId, agency } = state.parties;
  const consent = await askConsent(context, { personId, recipient: agency });
  if (!consent.allowed) return;
  const data = { to: 'offered', by: 'X', offered: null, consent: consent.sequence };
  const outcome = await context.handle(
    'referral',
    referralId,
    { type: 'MoveReferral', data },
    causedBy(meta, 'offer-again'),
  );
  mustStand(outcome, 'illegal-transition');
};

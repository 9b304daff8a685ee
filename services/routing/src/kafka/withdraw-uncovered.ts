import type { Context, EventMeta } from '@handoff/host';
import type { Referral } from '../domain/referral-state.ts';
import { isOpen } from '../domain/referral-transitions.ts';
import { askConsent } from '../http/ask-consent.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

/** A referral rests on consent while it is under way; without it the exchange takes it back, needing no one's leave. */
export const withdrawUncovered = async (
  referralId: string,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const state = (await context.read<Referral>('referral', referralId))?.state;
  if (!state || !isOpen(state.status) || state.status === 'none') return;
  const { personId, agency: recipient } = state.parties;
  if ((await askConsent(context, { personId, recipient })).allowed) return;
  await withdraw(referralId, 'consent-withdrawn', meta, context);
};

/** Closed meanwhile: then there is nothing to take back. */
export const withdraw = async (
  referralId: string,
  reason: 'consent-withdrawn' | 'person-erased',
  meta: EventMeta,
  { handle }: Context,
): Promise<void> => {
  const command = { type: 'MoveReferral', data: { to: 'withdrawn', by: 'X', reason } };
  mustStand(await handle('referral', referralId, command, causedBy(meta, 'withdraw')), 'illegal-transition');
};

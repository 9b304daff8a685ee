import type { Context, EventMeta } from '@handoff/host';
import { isOpen, type Status } from '../domain/referral/transitions.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

type Which = Readonly<{ journeyId: string; step: string | null }>;

/**
 * The person goes another way: what was offered is withdrawn. An agency that has accepted already is asked to let go
 * first, as it would be for any other withdrawal.
 */
export const takeBack = async (
  { register }: Routing,
  { journeyId, step }: Which,
  meta: EventMeta,
  { handle, ...context }: Context,
): Promise<void> => {
  const referrals = await register({ handle, ...context }).standing.onJourney(journeyId);
  const mine = referrals.filter(
    (one) => (step === null || one.step === step) && isOpen(one.status as Status),
  );
  for (const { referralId } of mine) {
    const withdraw = { type: 'MoveReferral', data: { to: 'withdrawn', by: 'P', reason: 'person-asked' } };
    const outcome = await handle('referral', referralId, withdraw, causedBy(meta, 'take-back'));
    if (outcome.kind !== 'refused') continue;
    const ask = { type: 'MoveReferral', data: { to: 'withdrawal-requested', by: 'P' } };
    mustStand(await handle('referral', referralId, ask, causedBy(meta, 'ask-back')), 'illegal-transition');
  }
};

import type { Context, EventMeta } from '@handoff/host';
import { liveOffers } from '../domain/referral/offers.ts';
import type { Known, Referral } from '../domain/referral/state.ts';
import { isOpen } from '../domain/referral/transitions.ts';
import { askConsent } from '../http/ask-consent.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

/**
 * A referral rests on consent while it is under way; without it the exchange takes it back, needing no one's leave. Of
 * several agencies only those lose their offer that are no longer covered.
 */
export const withdrawUncovered = async (
  referralId: string,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const state = (await context.read<Referral>('referral', referralId))?.state;
  if (!state || !isOpen(state.status) || state.status === 'none') return;
  for (const { agency, one } of askedAgencies(state)) {
    const asked = { personId: state.parties.personId, recipient: agency };
    if ((await askConsent(context, asked)).allowed) continue;
    await withdraw(referralId, 'consent-withdrawn', meta, context, one ? agency : undefined);
  }
};

type Asked = Readonly<{ agency: string; one: boolean }>;

const askedAgencies = ({ status, parties, several }: Known): readonly Asked[] =>
  status === 'offered' && several
    ? liveOffers(several).map(({ agency }) => ({ agency, one: true }))
    : [{ agency: parties.agency, one: false }];

/** The person no longer wants the exchange to look for a place: whatever is under way goes back, whoever has it. */
export const withdrawUnrouted = async (
  referralIds: readonly string[],
  personId: string,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  if (referralIds.length === 0) return;
  if ((await askConsent(context, { personId, recipient: 'exchange' })).allowed) return;
  for (const referralId of referralIds) await withdraw(referralId, 'consent-withdrawn', meta, context);
};

/** Closed meanwhile: then there is nothing to take back. */
export const withdraw = async (
  referralId: string,
  reason: 'consent-withdrawn' | 'person-erased',
  meta: EventMeta,
  { handle }: Context,
  agency?: string,
): Promise<void> => {
  const one = agency === undefined ? {} : { agency };
  const command = { type: 'MoveReferral', data: { to: 'withdrawn', by: 'X', reason, ...one } };
  const purpose = agency === undefined ? 'withdraw' : `withdraw:${agency}`;
  mustStand(await handle('referral', referralId, command, causedBy(meta, purpose)), 'illegal-transition');
};

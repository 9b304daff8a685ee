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
export const withdrawUncovered = (referralId: string, meta: EventMeta, context: Context): Promise<void> =>
  withdrawUnless(isCovered, referralId, meta, context);

const withdrawUnless = async (
  mayGoOn: (answer: Answer) => boolean,
  referralId: string,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const state = (await context.read<Referral>('referral', referralId))?.state;
  if (!state || !isOpen(state.status) || state.status === 'none') return;
  for (const { agency, one } of askedAgencies(state)) {
    const asked = { personId: state.parties.personId, recipient: agency };
    if (mayGoOn(await askConsent(context, asked))) continue;
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
  for (const referralId of await unrouted(referralIds, personId, context))
    await withdraw(referralId, 'consent-withdrawn', meta, context);
};

/** None where the person still lets the exchange look for a place, or does again. */
const unrouted = async (
  referralIds: readonly string[],
  personId: string,
  context: Context,
): Promise<readonly string[]> => {
  if (referralIds.length === 0) return [];
  return (await askConsent(context, { personId, recipient: 'exchange' })).allowed ? [] : referralIds;
};

/**
 * A guardian no longer wants the exchange to look for a place. That ends what rests on a guardian's word; a lawyer or a
 * shelter to which the person agreed alone is none of it, and a guardian must not end unseen what they may not see.
 */
export const withdrawGuarded = async (
  referralIds: readonly string[],
  personId: string,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  for (const referralId of await unrouted(referralIds, personId, context))
    await withdrawUnless(isTheirOwnWord, referralId, meta, context);
};

type Answer = Awaited<ReturnType<typeof askConsent>>;
const isCovered = ({ allowed }: Answer): boolean => allowed;
const isTheirOwnWord = (answer: Answer): boolean => answer.allowed && answer.givenBy === 'person';

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

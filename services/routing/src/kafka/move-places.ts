import type { Context, EventMeta } from '@handoff/host';
import type { ClocksStarted, HoldReleased, OfferClosed, ReferralAccepted } from '@handoff/schemas';
import { type Cohort, firstSeats, onSeats } from '../commands/on-seats.ts';
import { heldOutOfLine } from '../domain/referral/hold-release.ts';
import { offerOf, type OfferState } from '../domain/referral/offers.ts';
import type { Known, Referral } from '../domain/referral/state.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

export const takePlace = async (
  { referralId, agency, cohort, hold }: ReferralAccepted,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  if (cohort === null || hold === null) return { skipped: 'takes no place' };
  const command = { type: 'TakePlace', data: { referralId, hold } };
  mustStand(await onSeats(context, { agency, cohort }, command, causedBy(meta, 'take-place')));
  return undefined;
};

export const freeHold = async (
  { referralId, agency, cohort, hold }: HoldReleased,
  meta: EventMeta,
  context: Context,
) => {
  const command = { type: 'ReleasePlace', data: { referralId, hold } };
  mustStand(await onSeats(context, { agency, cohort }, command, causedBy(meta, 'free-hold')));
};

/** The agency goes on after a pause: a place offered out of the line is held as long as the offer stands now. */
export const holdOn = async (
  { referralId }: ClocksStarted,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  const referral = (await context.read<Referral>('referral', referralId))?.state;
  const held = referral && heldOutOfLine(referral);
  if (!held || !(await isCounted(held, context))) return { skipped: 'no place is held out of a line' };
  const { agency, cohort, hold, until } = held;
  const command = { type: 'ExtendHold', data: { referralId, hold, until } };
  mustStand(await onSeats(context, { agency, cohort }, command, causedBy(meta, 'hold-on')));
  return undefined;
};

/** Whatever place the referral has in the cohort it was offered or accepted into goes back. */
export const freePlace = async (
  { parties: { referralId, agency }, offer, acceptance, several }: Known,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const own = [offer.cohort, acceptance?.cohort ?? null].map((cohort) => ({ agency, cohort }));
  const others = (several?.offers ?? []).flatMap(cohortsOf);
  for (const cohort of distinct([...own, ...others])) await freeIn(cohort, referralId, meta, context);
};

/** One of several is over: the place held there goes back at once; a hold still on its way is asked about later. */
export const freeOffer = async (
  { referralId, agency }: OfferClosed,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  const referral = (await context.read<Referral>('referral', referralId))?.state;
  const offer =
    referral && referral.status !== 'none' && referral.several && offerOf(referral.several, agency);
  if (!offer) return { skipped: 'no such offer' };
  for (const cohort of distinct(cohortsOf(offer))) await freeIn(cohort, referralId, meta, context);
  return undefined;
};

type Named = Readonly<{ agency: string; cohort: string | null }>;
const cohortsOf = ({ agency, cohort, held }: OfferState): readonly Named[] => [
  { agency, cohort },
  { agency, cohort: held?.cohort ?? null },
];

const isCounted = async (cohort: Cohort, context: Context): Promise<boolean> =>
  Boolean(await context.read('seats', firstSeats(context, cohort)));

const distinct = (named: readonly Named[]): readonly Cohort[] => [
  ...new Map(
    named.flatMap(({ agency, cohort }) =>
      cohort === null ? [] : [[`${agency}/${cohort}`, { agency, cohort }] as const],
    ),
  ).values(),
];

const freeIn = async (
  cohort: Cohort,
  referralId: string,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  if (!(await isCounted(cohort, context))) return;
  const command = { type: 'ReleasePlace', data: { referralId, hold: null } };
  const purpose = `free-place:${cohort.agency}/${cohort.cohort}`;
  mustStand(await onSeats(context, cohort, command, causedBy(meta, purpose)));
};

import type { Context, EventHandlers, EventMeta } from '@handoff/host';
import type { HoldReleased, ReferralAccepted } from '@handoff/schemas';
import { afterReferral, keepsPlace, type ReferralEnding } from '../domain/after-referral.ts';
import type { ReferralEvent } from '../domain/referral-events.ts';
import type { Known, Referral } from '../domain/referral-state.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';
import { withdrawUncovered } from './withdraw-uncovered.ts';

/** What the events of a referral mean for the places of its cohort, and for the journey it belongs to. */
export const onReferral = {
  // Consent may have ended between the question and the offer; now that the offer stands, it is asked once more.
  ReferralOffered: ({ referralId }, meta, context) => withdrawUncovered(referralId, meta, context),
  ReferralAccepted: (accepted, meta, context) => takePlace(accepted, meta, context),
  ReferralDeclined: (data, meta, context) => ended('ReferralDeclined', data, meta, context),
  ReferralExpired: (data, meta, context) => ended('ReferralExpired', data, meta, context),
  ReferralWithdrawn: (data, meta, context) => ended('ReferralWithdrawn', data, meta, context),
  ReferralCompleted: (data, meta, context) => ended('ReferralCompleted', data, meta, context),
  ReferralEnteredInError: (data, meta, context) => ended('ReferralEnteredInError', data, meta, context),
  HoldReleased: (released, meta, context) => freeHold(released, meta, context),
} as const satisfies EventHandlers;

const seatsOf = ({ ids }: Context, agency: string, cohort: string): string =>
  ids.derive('seats', `${agency}/${cohort}`);

const takePlace = async (
  { referralId, agency, cohort, hold }: ReferralAccepted,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  if (cohort === null || hold === null) return { skipped: 'takes no place' };
  const command = { type: 'TakePlace', data: { referralId, hold } };
  mustStand(
    await context.handle('seats', seatsOf(context, agency, cohort), command, causedBy(meta, 'take-place')),
  );
  return undefined;
};

const freeHold = async (
  { referralId, agency, cohort, hold }: HoldReleased,
  meta: EventMeta,
  context: Context,
) => {
  const command = { type: 'ReleasePlace', data: { referralId, hold } };
  mustStand(
    await context.handle('seats', seatsOf(context, agency, cohort), command, causedBy(meta, 'free-hold')),
  );
};

type EndingType = ReferralEnding['type'];

const ended = async (
  type: EndingType,
  data: Readonly<{ referralId: string }>,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const referral = (await context.read<Referral>('referral', data.referralId))?.state;
  if (!referral || referral.status === 'none') throw new Error('an event of a referral that is not there');
  // The record is the domain event's own data: contract.ts holds the two together.
  const ending = { type, data } as unknown as Extract<ReferralEvent, { type: EndingType }> as ReferralEnding;
  if (!(ending.type === 'ReferralCompleted' && keepsPlace(ending.data.result)))
    await freePlace(referral, meta, context);
  await tellJourney(referral, ending, meta, context);
};

/** Whatever place the referral has in the cohort it was offered or accepted into goes back. */
const freePlace = async (
  { parties, offer, acceptance }: Known,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const { referralId, agency } = parties;
  for (const cohort of new Set([offer.cohort, acceptance?.cohort ?? null])) {
    const seatsId = seatsOf(context, agency, cohort ?? '');
    if (cohort === null || !(await context.read('seats', seatsId))) continue;
    const command = { type: 'ReleasePlace', data: { referralId, hold: null } };
    mustStand(await context.handle('seats', seatsId, command, causedBy(meta, 'free-place')));
  }
};

const tellJourney = async (
  { parties: { journeyId, referralId, agency }, offer: { step } }: Known,
  ending: ReferralEnding,
  meta: EventMeta,
  { handle }: Context,
): Promise<void> => {
  const consequence = afterReferral(ending);
  if (!consequence) return;
  const { because, next } = consequence.kind === 'failed' ? consequence : { because: null, next: null };
  const command =
    consequence.kind === 'fact'
      ? { type: 'RecordFact', data: { step, fact: consequence.fact } }
      : { type: 'FailOption', data: { step, agency, referralId, because, next } };
  mustStand(await handle('journey', journeyId, command, causedBy(meta, 'tell-journey')));
};

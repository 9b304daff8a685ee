import type { Context, EventHandlers, EventMeta } from '@handoff/host';
import type { ReferralAccepted, ReferralReminded } from '@handoff/schemas';
import { afterReferral, keepsPlace, type ReferralEnding } from '../domain/referral/after-referral.ts';
import type { ReferralEvent } from '../domain/referral/events.ts';
import { type Journey, stepOf } from '../domain/journey/state.ts';
import type { Known, Referral } from '../domain/referral/state.ts';
import { isOpen, type Status } from '../domain/referral/transitions.ts';
import { causedBy } from './causation.ts';
import { freeHold, freeOffer, freePlace, holdOn, takePlace } from './move-places.ts';
import { mustStand } from './must-stand.ts';
import { offerToLine } from './offer-to-line.ts';
import type { Routing } from '../routing.ts';
import { stopIfPaused } from './on-pause.ts';
import { withdrawUncovered } from './withdraw-uncovered.ts';

/** What the events of a referral mean for the places of its cohort, and for the journey it belongs to. */
export const onReferral = (routing: Routing) =>
  ({
    // Consent may have ended between the question and the offer; now that the offer stands, it is asked once more.
    ReferralOffered: async (offered, meta, context) => {
      await withdrawUncovered(offered.referralId, meta, context);
      for (const { agency } of offered.several?.offers ?? [offered])
        await stopIfPaused(routing, { referralId: offered.referralId, agency }, meta, context);
    },
    ReferralAccepted: async (accepted, meta, context) => {
      // Confirmed by the person while the agency is paused.
      await stopIfPaused(routing, accepted, meta, context);
      await endOtherOffers(routing, accepted, meta, context);
      return takePlace(accepted, meta, context);
    },
    ClocksStarted: (started, meta, context) => holdOn(started, meta, context),
    ReferralReminded: (reminded, meta, context) => wakeLine(routing, reminded, meta, context),
    ReferralDeclined: (data, meta, context) => ended(routing, 'ReferralDeclined', data, meta, context),
    ReferralExpired: (data, meta, context) => ended(routing, 'ReferralExpired', data, meta, context),
    ReferralWithdrawn: (data, meta, context) => ended(routing, 'ReferralWithdrawn', data, meta, context),
    ReferralCompleted: (data, meta, context) => ended(routing, 'ReferralCompleted', data, meta, context),
    ReferralEnteredInError: (data, meta, context) =>
      ended(routing, 'ReferralEnteredInError', data, meta, context),
    HoldReleased: (released, meta, context) => freeHold(released, meta, context),
    OfferClosed: (closed, meta, context) => freeOffer(closed, meta, context),
  }) as const satisfies EventHandlers;

type EndingType = ReferralEnding['type'];

const ended = async (
  routing: Routing,
  type: EndingType,
  data: Readonly<{ referralId: string }>,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const referral = (await context.read<Referral>('referral', data.referralId))?.state;
  if (!referral || referral.status === 'none') throw new Error('an event of a referral that is not there');
  // The record is the domain event's own data: contract.ts holds the two together.
  const ending = { type, data } as unknown as Extract<ReferralEvent, { type: EndingType }> as ReferralEnding;
  if (!keepsPlace(referral)) await freePlace(referral, meta, context);
  if (!(await isBesideTheTurn(routing, referral, context)))
    await tellJourney(referral, ending, meta, context);
};

/**
 * Another referral is under way for the step, and its turn goes on: the person went to an agency by themselves, which came
 * to nothing; or an old entry is struck, a duplicate say, while the agency is asked again.
 */
const isBesideTheTurn = async (
  { register }: Routing,
  { status, parties: { journeyId, referralId }, offer, offeredBy, acceptance }: Known,
  context: Context,
): Promise<boolean> => {
  const isAskedBeside = offeredBy === 'P' && acceptance === null;
  if (status !== 'entered-in-error' && !isAskedBeside) return false;
  const others = await register(context).standing.onJourney(journeyId);
  return others.some(
    (other) => other.referralId !== referralId && other.step === offer.step && isOpen(other.status as Status),
  );
};

const tellJourney = async (
  referral: Known,
  ending: ReferralEnding,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const {
    parties: { journeyId, referralId },
    offer: { step },
  } = referral;
  const consequence = afterReferral(ending);
  if (!consequence) return;
  const { because, next } = consequence.kind === 'failed' ? consequence : { because: null, next: null };
  const command =
    consequence.kind === 'fact'
      ? { type: 'RecordFact', data: { step, fact: consequence.fact } }
      : {
          type: 'FailOption',
          data: { step, agency: await inTurn(referral, context), referralId, because, next },
        };
  mustStand(await context.handle('journey', journeyId, command, causedBy(meta, 'tell-journey')));
};

/**
 * The journey counts an agency's turn. Several at once had one turn together; and who came to a desk with a slip took
 * the turn of whoever was asked then.
 */
const inTurn = async (
  { parties: { journeyId, agency }, offer, several, offeredBy }: Known,
  { read }: Context,
): Promise<string> => {
  if (!several && offeredBy !== 'P') return agency;
  const journey = (await read<Journey>('journey', journeyId))?.state;
  const step = journey && journey.status !== 'none' ? stepOf(journey, offer.step) : undefined;
  return step?.options[0]?.agency ?? agency;
};

/** Who came to a desk by themselves needs no answer any more from those who were asked about them. */
const endOtherOffers = async (
  { register }: Routing,
  { referralId, journeyId }: ReferralAccepted,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const referral = (await context.read<Referral>('referral', referralId))?.state;
  if (!referral || referral.status === 'none' || referral.offeredBy !== 'P') return;
  const others = await register(context).standing.onJourney(journeyId);
  for (const other of others)
    if (other.referralId !== referralId && other.step === referral.offer.step && isUnanswered(other.status))
      await endOffer(other.referralId, meta, context);
};

const isUnanswered = (status: string): boolean =>
  ['offered', 'in-review', 'needs-person', 'waitlisted'].includes(status);

const endOffer = async (referralId: string, meta: EventMeta, { handle }: Context): Promise<void> => {
  const data = { to: 'withdrawn', by: 'P', reason: 'another-accepted' };
  const command = { type: 'MoveReferral', data };
  mustStand(
    await handle('referral', referralId, command, causedBy(meta, `end:${referralId}`)),
    'illegal-transition',
  );
};

/** Somebody in line wanted to be left alone until today: a place that came free meanwhile is offered now. */
const wakeLine = async (
  routing: Routing,
  { referralId, clock }: ReferralReminded,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  if (clock !== 'waitlist') return { skipped: 'nobody in line is woken' };
  const referral = (await context.read<Referral>('referral', referralId))?.state;
  if (!referral || referral.status === 'none' || referral.offer.cohort === null)
    return { skipped: 'in no line' };
  const { agency } = referral.parties;
  return offerToLine(routing, { agency, cohort: referral.offer.cohort }, meta, context);
};

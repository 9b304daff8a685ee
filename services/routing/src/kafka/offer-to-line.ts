import type { Context, EventMeta } from '@handoff/host';
import { agencyDays } from '../commands/agency-days.ts';
import { type Cohort, onSeats, seatsNow } from '../commands/on-seats.ts';
import type { Calendar } from '../domain/calendar/calendar.ts';
import { lineEnds } from '../domain/calendar/class-dates.ts';
import { hasPassed } from '../domain/calendar/clocks.ts';
import { heldBeyond } from '../domain/referral/hold-release.ts';
import type { Move } from '../domain/referral/moves.ts';
import type { Known, Referral } from '../domain/referral/state.ts';
import { unitsLeft } from '../domain/seats/state.ts';
import { askConsent } from '../http/ask-consent.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

type Done = Promise<undefined | { skipped: string }>;
type Offering = Readonly<{
  routing: Routing;
  cohort: Cohort;
  calendar: Calendar | undefined;
  /** Until when a place of the class is given again. */
  ends: string | null;
  meta: EventMeta;
}>;

/**
 * Free places go to those in line, in the order they came, and each is held for whom it is offered to: nobody who
 * comes later takes it, and when the offer runs out the place comes free again and passes on.
 */
export const offerToLine = async (
  routing: Routing,
  { agency, cohort }: Cohort,
  meta: EventMeta,
  context: Context,
): Done => {
  const seats = await seatsNow(context, { agency, cohort });
  const free = seats ? unitsLeft(seats, null) : 0;
  if (free <= 0 || !seats) return { skipped: 'no place is free' };
  const line = await routing.register(context).standing.inLine(agency, cohort);
  const calendar = await agencyDays(routing, agency, context);
  const ends = calendar ? lineEnds(seats.capacity, calendar) : null;
  if (ends !== null && hasPassed(ends, context.now())) return { skipped: 'the class takes nobody any more' };
  const offering = { routing, cohort: { agency, cohort }, calendar, ends, meta };
  let left = free;
  for (const referralId of line) {
    if (left <= 0) break;
    if (await offerAgain(referralId, offering, context)) left -= 1;
  }
  return line.length > 0 ? undefined : { skipped: 'nobody is in line' };
};

/** Somebody may have left the line, taken consent back or asked to be left alone for a while: passed over. */
const offerAgain = async (referralId: string, offering: Offering, context: Context): Promise<boolean> => {
  const state = (await context.read<Referral>('referral', referralId))?.state;
  if (state?.status !== 'waitlisted' || state.snoozedUntil !== null) return false;
  const { personId, agency } = state.parties;
  const consent = await askConsent(context, { personId, recipient: agency });
  if (!consent.allowed) return false;
  const { calendar, ends, meta } = offering;
  const move: Move = {
    to: 'offered',
    by: 'X',
    offered: null,
    consent: consent.sequence,
    applyBy: ends,
    ...(calendar && { calendar }),
  };
  if (!(await holdFor(state, move, offering, context))) return false;
  const command = { type: 'MoveReferral', data: move };
  const outcome = await context.handle('referral', referralId, command, causedBy(meta, 'offer-again'));
  mustStand(outcome, 'illegal-transition');
  if (outcome.kind !== 'refused') return true;
  await giveBack(state, offering, context);
  return false;
};

const holdFor = async (
  state: Known,
  move: Move,
  { routing, cohort, meta }: Offering,
  context: Context,
): Promise<boolean> => {
  const { referralId } = state.parties;
  const [offered] = routing.referral.decide({ type: 'MoveReferral', data: move, at: context.now() }, state);
  if (offered?.type !== 'ReferralOffered') return false;
  const until = heldBeyond(offered.data.respondBy);
  const data = { referralId, hold: state.holdsReleased, until };
  const purpose = `hold-for:${referralId}:${state.holdsReleased}`;
  const held = await onSeats(context, cohort, { type: 'HoldPlace', data }, causedBy(meta, purpose));
  mustStand(held, 'no-place');
  return held.kind !== 'refused';
};

const giveBack = async (
  { parties: { referralId }, holdsReleased: hold }: Known,
  { cohort: { agency, cohort }, meta }: Offering,
  { handle }: Context,
): Promise<void> => {
  const command = { type: 'ReleaseHold', data: { agency, cohort, hold, why: 'refused' } };
  mustStand(await handle('referral', referralId, command, causedBy(meta, `give-back:${referralId}`)));
};

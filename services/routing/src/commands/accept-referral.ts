import { Refusal, refuse } from '@handoff/decider';
import type { Context } from '@handoff/host';
import type { Outcome } from '@handoff/stream-store';
import type { Calendar } from '../domain/calendar/calendar.ts';
import type { Known } from '../domain/referral/state.ts';
import type { Move } from '../domain/referral/moves.ts';
import { conditionBy } from '../domain/calendar/class-dates.ts';
import { type Claim, type OpenSeats } from '../domain/seats/state.ts';
import type { Routing } from '../routing.ts';
import { agencyDays } from './agency-days.ts';
import { onSeats, seatsNow } from './on-seats.ts';

type Accepting = Extract<Move, { to: 'accepted' }>;
type Meta = Readonly<{ causation: string; bodyHash?: string; trace?: string | undefined }>;
type Asked = Readonly<{
  /** As the accepting agency sees it (seenBy): one of several has holds of its own. */
  referral: Known;
  move: Accepting;
  cohort: string | null;
  claim?: Claim | null;
  meta: Meta;
}>;

/**
 * A place is held first, then the referral accepts: two documents, never both at once. A crash between leaves a hold
 * whose clock asks the referral (domain/referral/hold-release.ts); a refusal gives the hold back at once.
 */
export const acceptReferral = async (routing: Routing, asked: Asked, context: Context): Promise<Outcome> => {
  const calendar = await agencyDays(routing, asked.referral.parties.agency, context);
  const place = await placeFor(asked, context);
  const hold = asked.referral.holdsReleased;
  const agencysDays = calendar ? { calendar } : {};
  const dates =
    place && calendar
      ? { conditionBy: conditionBy(asked.move.conditional, place.seats, calendar, context.now()) }
      : {};
  const said = { ...asked.move, ...agencysDays, ...dates };
  const move: Accepting = place ? { ...said, cohort: place.cohort, hold } : said;
  if (!place || !wouldMove(routing, asked.referral, move, context)) return say(move, asked, context);

  const held = await holdPlace({ ...place, ...agencysDays }, hold, asked, context);
  if (held.kind === 'refused') return withoutPlace(routing, { place, held }, asked, context);
  await context.failpoint('hold.after-hold-before-accept');
  const accepted = await say(move, asked, context).catch(asOutcome);
  if (accepted.kind === 'refused') await giveBack(asked, place.cohort, hold, context);
  return accepted;
};

/** A key used before with another body is refused by throwing, since it must not be remembered. */
const asOutcome = (error: unknown): Outcome => {
  if (!(error instanceof Refusal)) throw error;
  const { code, reason, mend, place } = error;
  return { kind: 'refused', version: 0, code, reason, mend, ...(place === undefined ? {} : { place }) };
};

type Place = Readonly<{ cohort: string; seats: OpenSeats['capacity'] }>;

/** Where places are not counted there is nothing to hold. */
const placeFor = async ({ referral, cohort }: Asked, context: Context): Promise<Place | undefined> => {
  const named = cohort ?? referral.offer.cohort;
  if (named === null) return undefined;
  const seats = await seatsNow(context, { agency: referral.parties.agency, cohort: named });
  if (seats) return { cohort: named, seats: seats.capacity };
  return named === referral.offer.cohort ? undefined : refuseCohort();
};

/** Asked before holding: a move that is refused or says nothing new holds no place, not even for an hour. */
const wouldMove = (routing: Routing, referral: Known, move: Accepting, { now }: Context): boolean => {
  try {
    return routing.referral.decide({ type: 'MoveReferral', data: move, at: now() }, referral).length > 0;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

const say = (move: Move, { referral, meta }: Asked, { handle }: Context): Promise<Outcome> =>
  handle('referral', referral.parties.referralId, { type: 'MoveReferral', data: move }, meta);

/** The number is part of the causation: after a release the same message takes a new hold, not the old answer. */
const holdPlace = (
  { cohort, calendar }: Place & { calendar?: Calendar },
  hold: number,
  { referral: { parties }, claim = null, meta }: Asked,
  context: Context,
): Promise<Outcome> => {
  const data = { referralId: parties.referralId, hold, claim, ...(calendar && { calendar }) };
  return onSeats(
    context,
    { agency: parties.agency, cohort },
    { type: 'HoldPlace', data },
    { causation: `${meta.causation}:hold:${hold}`, trace: meta.trace },
  );
};

const giveBack = (
  { referral, meta }: Asked,
  cohort: string,
  hold: number,
  { handle }: Context,
): Promise<Outcome> =>
  handle(
    'referral',
    referral.parties.referralId,
    { type: 'ReleaseHold', data: { agency: referral.parties.agency, cohort, hold, why: 'refused' } },
    { causation: `${meta.causation}:release:${hold}`, trace: meta.trace },
  );

/**
 * Places of ours that are gone are gone: the agency is told. Where it sells them itself it can't have known in time,
 * so the person goes in line; and a fact that is there already (enrolled) needs no place of ours.
 */
const withoutPlace = async (
  { register }: Routing,
  { place: { cohort, seats }, held }: Readonly<{ place: Place; held: Extract<Outcome, { kind: 'refused' }> }>,
  asked: Asked,
  context: Context,
): Promise<Outcome> => {
  if (asked.move.impliedBy !== null) return say(asked.move, asked, context);
  if (held.code !== 'no-place') return held;
  // Said to the referral too: whoever sends this message again hears the same, whatever has come free since.
  if (seats.kind !== 'advisory' || asked.referral.several)
    return say({ ...asked.move, cohort, full: true }, asked, context);
  const before = await register(context).standing.inLine(asked.referral.parties.agency, cohort);
  const { expected = null } = asked.move;
  return say({ to: 'waitlisted', by: 'T', position: before.length + 1, expected }, asked, context);
};

const refuseCohort = (): never =>
  refuse('no-such-cohort', {
    place: 'cohort',
    reason: 'This cohort has no places here.',
    mend: 'Name a cohort of your manifest, or leave it out to accept into the one that was offered.',
  });

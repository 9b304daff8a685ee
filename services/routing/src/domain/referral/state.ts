import type { Introduction, Result } from '../codes.ts';
import { type Changes, changesAfter, unchanged } from './changes.ts';
import { evolveReminder, type Reminding } from './reminders.ts';
import { onPause } from './pause.ts';
import type { Acceptance, Offered, Parties, ReferralEvent } from './events.ts';
import { offersAfter, type Several, severalOf } from './offers.ts';
import type { Actor } from './transitions.ts';

/** What stays true of a referral whatever its status. `holdsReleased` numbers the holds: see hold-release.ts. */
export type Course = Readonly<{
  parties: Parties;
  offer: Omit<Offered, 'several'>;
  offeredBy: Actor;
  movedBy: Actor;
  holdsReleased: number;
  acceptance: Acceptance | null;
  /** Set while, and after, several agencies were offered at once. */
  several: Several | null;
  /** Since when the person has been in line here: who was offered a place and lost it keeps their place in the order. */
  lineSince: string | null;
  reminding: Reminding;
  /** How the person came to the agency; null: nobody said. */
  introduction: Introduction | null;
  changes: Changes;
  /** Since when the receiving agency is paused; its own clocks stand still: pause.ts. */
  stoppedSince?: string;
}>;

type Stage<Status extends string, Data = object> = Readonly<{ status: Status } & Course & Data>;

export type Referral =
  | Readonly<{ status: 'none' }>
  | Stage<'offered', { respondBy: string }>
  | Stage<'in-review', { respondBy: string }>
  | Stage<'needs-person', { question: string; answerBy: string; minutesLeft: number }>
  | Stage<
      'waitlisted',
      { position: number; since: string | null; keptUntil: string | null; snoozedUntil: string | null }
    >
  | Stage<'accepted', { firstContactBy: string }>
  | Stage<'active', { what: string }>
  | Stage<'withdrawal-requested', { confirmBy: string | null }>
  | Stage<'declined', { reason: string }>
  | Stage<'expired'>
  | Stage<'withdrawn', { reason: string }>
  | Stage<'completed', { result: Result }>
  /** `result`: what it had come to when it was struck. */
  | Stage<'entered-in-error', { reason: string; result: Result | null }>;

export type Known = Exclude<Referral, { status: 'none' }>;

const courseOf = (state: Known): Course => {
  const { parties, offer, offeredBy, movedBy, holdsReleased, acceptance, several, lineSince } = state;
  const { reminding, introduction, changes, stoppedSince } = state;
  const agreed = { parties, offer, offeredBy, movedBy, holdsReleased, acceptance, several, lineSince };
  const paused = stoppedSince === undefined ? {} : { stoppedSince };
  return { ...agreed, reminding, introduction, changes, ...paused };
};

export const evolve = (state: Referral, event: ReferralEvent): Referral => {
  const next = moved(state, event);
  if (next.status === 'none') return next;
  const changes = changesAfter(next.changes, event);
  return { ...next, reminding: evolveReminder(state, next, event), changes };
};

const moved = (state: Referral, event: ReferralEvent): Referral => {
  if (event.type === 'ReferralOffered') return offered(state, event.data);
  if (state.status === 'none') return state;
  const course = courseOf(state);
  switch (event.type) {
    case 'ReferralInReview':
      return { status: 'in-review', ...course, movedBy: 'T', respondBy: event.data.respondBy };
    case 'ReferralNeedsPerson':
      return { status: 'needs-person', ...course, movedBy: 'T', ...needsPerson(event.data) };
    case 'ReferralAccepted':
      return accepted(course, event.data);
    case 'ReferralSnoozed':
      return state.status === 'waitlisted'
        ? { ...state, movedBy: event.data.by, snoozedUntil: event.data.until }
        : state;
    case 'ReferralIntroduced':
      return { ...state, introduction: event.data.how };
    case 'ClocksStopped':
    case 'ClocksStarted':
      return onPause(state, event);
    case 'ReferralReminded':
      return state.status === 'waitlisted' ? { ...state, snoozedUntil: null } : state;
    case 'OfferPlaceHeld':
    case 'OfferClosed':
      return { ...state, several: offersAfter(state.several, event) };
    case 'ReferralWaitlisted':
      return { status: 'waitlisted', ...course, movedBy: 'T', ...inLine(course, event) };
    case 'ReferralDeclined':
      return { status: 'declined', ...course, movedBy: event.data.by, reason: event.data.reason };
    case 'ReferralExpired':
      return { status: 'expired', ...course, movedBy: 'X' };
    case 'ReferralActive':
    case 'ReferralNoted':
      return { status: 'active', ...course, movedBy: 'T', what: event.data.what };
    case 'ReferralWithdrawalRequested':
      return {
        status: 'withdrawal-requested',
        ...course,
        movedBy: event.data.by,
        confirmBy: event.data.confirmBy,
      };
    case 'ReferralWithdrawn':
      return { status: 'withdrawn', ...course, movedBy: event.data.by, reason: event.data.reason };
    case 'ReferralCompleted':
      return { status: 'completed', ...course, movedBy: event.data.by, result: event.data.result };
    case 'ReferralEnteredInError':
      return struck(state, event.data);
    case 'HoldReleased':
      return holdReleased(state, event);
  }
};

type DataOf<Type extends ReferralEvent['type']> = Extract<ReferralEvent, { type: Type }>['data'];

const offered = (state: Referral, data: DataOf<'ReferralOffered'>): Referral => {
  const { referralId, journeyId, personId, referrer, agency, respondBy, by, several, groupId, ...rest } =
    data;
  // Offers made before people could come together don't say.
  const offer = { ...rest, groupId: groupId ?? null };
  return {
    status: 'offered',
    parties: { referralId, journeyId, personId, referrer, agency },
    offer,
    offeredBy: state.status === 'none' ? by : state.offeredBy,
    movedBy: by,
    holdsReleased: state.status === 'none' ? 0 : state.holdsReleased,
    acceptance: null,
    several: severalOf(several),
    lineSince: state.status === 'none' ? null : state.lineSince,
    reminding: { since: null, sent: 0 },
    introduction: state.status === 'none' ? null : state.introduction,
    changes: state.status === 'none' ? unchanged : state.changes,
    respondBy,
  };
};

/** Events of before say not who struck it; an entry of one's own is all that one could. */
const struck = (state: Known, { by, reason }: DataOf<'ReferralEnteredInError'>): Referral => {
  const course = courseOf(state);
  const result = 'result' in state ? state.result : null;
  return { status: 'entered-in-error', ...course, movedBy: by ?? course.movedBy, reason, result };
};

const needsPerson = ({ question, answerBy, minutesLeft }: DataOf<'ReferralNeedsPerson'>) => ({
  question,
  answerBy,
  minutesLeft,
});

const inLine = (
  { lineSince }: Course,
  { data, at }: Extract<ReferralEvent, { type: 'ReferralWaitlisted' }>,
) => {
  const since = lineSince ?? at ?? null;
  return { position: data.position, since, lineSince: since, keptUntil: data.keptUntil, snoozedUntil: null };
};

const holdReleased = (state: Known, event: Extract<ReferralEvent, { type: 'HoldReleased' }>): Known =>
  state.several
    ? { ...state, several: offersAfter(state.several, event) }
    : { ...state, holdsReleased: Math.max(state.holdsReleased, event.data.hold + 1) };

const accepted = (course: Course, data: DataOf<'ReferralAccepted'>): Referral => {
  const { agency, cohort, hold, conditional, by, impliedBy, firstContactBy, conditionBy } = data;
  const acceptance = { cohort, hold, conditional, by, impliedBy, firstContactBy, conditionBy };
  const parties = { ...course.parties, agency };
  const chosen = course.several?.offers.find((offer) => offer.agency === agency);
  const { program, reference } = chosen ?? course.offer;
  const offer = { ...course.offer, program, reference, cohort: chosen?.cohort ?? course.offer.cohort };
  return { status: 'accepted', ...course, parties, offer, movedBy: by, acceptance, firstContactBy };
};

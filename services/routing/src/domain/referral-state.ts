import type { Result } from './codes.ts';
import type { Acceptance, Offered, Parties, ReferralEvent } from './referral-events.ts';
import type { Actor } from './referral-transitions.ts';

/** What stays true of a referral whatever its status. `holdsReleased` numbers the holds: see hold-release.ts. */
export type Course = Readonly<{
  parties: Parties;
  offer: Offered;
  offeredBy: Actor;
  movedBy: Actor;
  holdsReleased: number;
  acceptance: Acceptance | null;
}>;

type Stage<Status extends string, Data = object> = Readonly<{ status: Status } & Course & Data>;

export type Referral =
  | Readonly<{ status: 'none' }>
  | Stage<'offered', { respondBy: string }>
  | Stage<'in-review', { respondBy: string }>
  | Stage<'needs-person', { question: string; answerBy: string; minutesLeft: number }>
  | Stage<'waitlisted', { position: number; since: string | null }>
  | Stage<'accepted', { firstContactBy: string }>
  | Stage<'active', { what: string }>
  | Stage<'withdrawal-requested'>
  | Stage<'declined', { reason: string }>
  | Stage<'expired'>
  | Stage<'withdrawn', { reason: string }>
  | Stage<'completed', { result: Result }>
  | Stage<'entered-in-error', { reason: string }>;

export type Known = Exclude<Referral, { status: 'none' }>;

const courseOf = ({ parties, offer, offeredBy, movedBy, holdsReleased, acceptance }: Known): Course => ({
  parties,
  offer,
  offeredBy,
  movedBy,
  holdsReleased,
  acceptance,
});

export const evolve = (state: Referral, event: ReferralEvent): Referral => {
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
    case 'ReferralWaitlisted':
      return { status: 'waitlisted', ...course, movedBy: 'T', ...inLine(event) };
    case 'ReferralDeclined':
      return { status: 'declined', ...course, movedBy: event.data.by, reason: event.data.reason };
    case 'ReferralExpired':
      return { status: 'expired', ...course, movedBy: 'X' };
    case 'ReferralActive':
    case 'ReferralNoted':
      return { status: 'active', ...course, movedBy: 'T', what: event.data.what };
    case 'ReferralWithdrawalRequested':
      return { status: 'withdrawal-requested', ...course, movedBy: event.data.by };
    case 'ReferralWithdrawn':
      return { status: 'withdrawn', ...course, movedBy: event.data.by, reason: event.data.reason };
    case 'ReferralCompleted':
      return { status: 'completed', ...course, movedBy: event.data.by, result: event.data.result };
    case 'ReferralEnteredInError':
      return { status: 'entered-in-error', ...course, reason: event.data.reason };
    case 'HoldReleased':
      return { ...state, holdsReleased: Math.max(state.holdsReleased, event.data.hold + 1) };
  }
};

type DataOf<Type extends ReferralEvent['type']> = Extract<ReferralEvent, { type: Type }>['data'];

const offered = (state: Referral, data: DataOf<'ReferralOffered'>): Referral => {
  const { referralId, journeyId, personId, referrer, agency, respondBy, by, ...offer } = data;
  return {
    status: 'offered',
    parties: { referralId, journeyId, personId, referrer, agency },
    offer,
    offeredBy: state.status === 'none' ? by : state.offeredBy,
    movedBy: by,
    holdsReleased: state.status === 'none' ? 0 : state.holdsReleased,
    acceptance: null,
    respondBy,
  };
};

const needsPerson = ({ question, answerBy, minutesLeft }: DataOf<'ReferralNeedsPerson'>) => ({
  question,
  answerBy,
  minutesLeft,
});

const inLine = ({ data, at }: Extract<ReferralEvent, { type: 'ReferralWaitlisted' }>) => ({
  position: data.position,
  since: at ?? null,
});

const accepted = (course: Course, data: DataOf<'ReferralAccepted'>): Referral => {
  const { cohort, hold, conditional, by, impliedBy, firstContactBy } = data;
  const acceptance = { cohort, hold, conditional, by, impliedBy, firstContactBy };
  return { status: 'accepted', ...course, movedBy: by, acceptance, firstContactBy };
};

import { usualClocks } from '../calendar/clocks.ts';
import { fold } from '@handoff/decider';
import { createReferral } from './referral.ts';
import type { Acceptance, ClockName, OfferEnd, ReferralEvent, SeveralOffers } from './events.ts';
import type { Move, Offer, ReferralCommand } from './moves.ts';
import type { Referral } from './state.ts';
import type { Actor, Status, Target } from './transitions.ts';

/** Made-up referrals for the specs: one story in each status, and for each target a move that lacks nothing. */
export const referral = createReferral(usualClocks);
export const at = '2026-01-05T14:00:00.000Z';
export const later = '2026-08-01T14:00:00.000Z';

export const parties = {
  referralId: 'referral-018f2f9e-0000-8000-8000-0123456789ab',
  journeyId: 'journey-1',
  personId: 'person-1',
  referrer: 'harbor-worker-center',
  agency: 'bayside-community-college',
};

export const offer: Offer = {
  parties,
  offer: {
    intakeId: 'intake-1',
    step: 'english',
    service: 'learn.esl',
    program: 'aefla',
    cohort: 'esl-evening',
    screenedUnder: 'us-ma-2026.1',
    replaces: null,
    several: null,
    groupId: null,
  },
  consent: 1,
  choice: 1,
  respondWithinDays: null,
};

type DataOf<Type extends ReferralEvent['type']> = Extract<ReferralEvent, { type: Type }>['data'];
type Said<Type extends ReferralEvent['type']> = Omit<DataOf<Type>, keyof typeof parties>;
const said = <Type extends ReferralEvent['type']>(type: Type, data: Said<Type>) =>
  ({ type, data: { ...parties, ...data } }) as unknown as ReferralEvent;

const offeredData = (by: Actor = 'X') => ({
  ...offer.offer,
  reference: 'PGK-PXG',
  respondBy: '2026-01-10T14:00:00.000Z',
  by,
});
export const offered = (by: Actor = 'X') => said('ReferralOffered', offeredData(by));
export const inReview = (respondBy = '2026-01-10T14:00:00.000Z') => said('ReferralInReview', { respondBy });
export const needsPerson = () =>
  said('ReferralNeedsPerson', {
    question: 'placement-test',
    answerBy: '2026-02-04T14:00:00.000Z',
    minutesLeft: 5 * 24 * 60,
  });
export const accepted = (changed: Partial<Acceptance> = {}) =>
  said('ReferralAccepted', {
    cohort: 'esl-evening',
    hold: 0,
    conditional: null,
    by: 'T',
    impliedBy: null,
    firstContactBy: '2026-01-15T14:00:00.000Z',
    conditionBy: null,
    ...changed,
  });
export const waitlisted = (position = 1) =>
  said('ReferralWaitlisted', { position, keptUntil: '2026-07-04T14:00:00.000Z' });
export const snoozed = (until = '2026-03-15', by: Actor = 'P') => said('ReferralSnoozed', { until, by });
export const reminded = (clock: ClockName, due: string, whom: 'T' | 'R' = 'T') =>
  said('ReferralReminded', { clock, due, whom });
export const active = (what = 'first-contact') => said('ReferralActive', { what });
export const noted = (what: string) => said('ReferralNoted', { what });
export const withdrawalRequested = (by: Actor = 'R') =>
  said('ReferralWithdrawalRequested', { by, confirmBy: '2026-01-10T14:00:00.000Z' });
export const declined = (reason = 'no-place', by: 'T' | 'P' = 'T') =>
  said('ReferralDeclined', { by, reason, next: 'next-option' });
export const expired = () => said('ReferralExpired', { clock: 'response', next: 'next-option' });
export const withdrawn = (by: Actor = 'R') =>
  said('ReferralWithdrawn', { by, reason: 'person-asked', clock: null });
export const completed = () => said('ReferralCompleted', { by: 'T', result: 'enrolled' });
export const enteredInError = (by: Actor = 'R') =>
  said('ReferralEnteredInError', { by, reason: 'duplicate' });
export const holdReleased = (hold = 0) =>
  said('HoldReleased', { cohort: 'esl-evening', hold, why: 'hold-expired' });

/** How a referral comes to stand in each status. */
export const storyOf: Readonly<Record<Status, readonly ReferralEvent[]>> = {
  none: [],
  offered: [offered()],
  'in-review': [offered(), inReview()],
  'needs-person': [offered(), needsPerson()],
  waitlisted: [offered(), waitlisted()],
  accepted: [offered(), accepted()],
  active: [offered(), accepted(), active()],
  'withdrawal-requested': [offered(), accepted(), withdrawalRequested()],
  completed: [offered(), accepted(), completed()],
  withdrawn: [offered(), withdrawn()],
  expired: [offered(), expired()],
  declined: [offered(), declined()],
  'entered-in-error': [offered(), enteredInError()],
};

export const standing = (status: Status): Referral => fold(referral, storyOf[status]);

const quincy = 'quincy-point-college';
const evening = { program: 'aefla', cohort: 'esl-evening' };
/** The same referral, offered to two agencies at once. */
export const twoOffers = (mode: SeveralOffers['mode'] = 'confirm'): SeveralOffers => ({
  mode,
  priority: null,
  offers: [
    { agency: parties.agency, ...evening, reference: 'PGK-PXG' },
    { agency: quincy, ...evening, reference: 'QK3-7TX' },
  ],
});
export const offeredToTwo = (mode: SeveralOffers['mode'] = 'confirm') =>
  said('ReferralOffered', { ...offeredData(), several: twoOffers(mode) });
const at2 = <Type extends ReferralEvent['type']>(type: Type, agency: string, data: Said<Type>) =>
  ({ type, data: { ...parties, agency, ...data } }) as unknown as ReferralEvent;
export const placeHeld = (agency: string = parties.agency, hold = 0) =>
  at2('OfferPlaceHeld', agency, {
    cohort: 'esl-evening',
    hold,
    conditional: null,
    confirmBy: '2026-01-08T14:00:00.000Z',
  });
export const offerClosed = (
  agency: string,
  because: OfferEnd,
  by: Actor = 'T',
  reason: string | null = null,
) => at2('OfferClosed', agency, { by, because, reason });
export const acceptedAt = (agency: string, changed: Partial<Acceptance> = {}) => {
  const event = accepted(changed);
  return { ...event, data: { ...event.data, agency } } as ReferralEvent;
};

const clockOf: Partial<Record<Status, ClockName>> = {
  accepted: 'first-contact',
  waitlisted: 'waitlist',
  'needs-person': 'person',
};

/** A move that brings everything its row could need, said in other words than the stories above. */
export const moveTo = (from: Status, to: Target, by: Actor): Move => {
  switch (to) {
    case 'offered':
      return { to, by, offered: from === 'none' ? offer : null, consent: 1 };
    case 'needs-person':
      return { to, by, question: 'orientation' };
    case 'accepted':
      return {
        to,
        by,
        ...acceptance,
        agency: parties.agency,
        atDesk: from === 'none' ? { ...offer, slip: 'H7K-4QD' } : null,
      };
    case 'waitlisted':
      return { to, by, position: 2, until: '2026-12-24' };
    case 'declined':
      return { to, by, reason: by === 'P' ? 'person-no-longer-wants' : 'course-does-not-fit' };
    case 'expired':
      return { to, by, clock: clockOf[from] ?? 'response' };
    case 'active':
      return { to, by, what: 'scheduled' };
    case 'withdrawn':
      return { to, by, reason: 'consent-withdrawn' };
    case 'completed':
      return {
        to,
        by,
        result: by === 'X' && from === 'needs-person' ? 'could-not-be-reached' : 'referred-on',
      };
    case 'entered-in-error':
      return { to, by, reason: 'wrong-person' };
    case 'in-review':
    case 'withdrawal-requested':
      return { to, by };
  }
};

export const acceptance = {
  cohort: 'esl-evening',
  hold: 0,
  conditional: null,
  impliedBy: null,
  atDesk: null,
} as const;

export const move = (data: Move, when = at): ReferralCommand => ({ type: 'MoveReferral', data, at: when });

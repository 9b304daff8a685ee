import type { Next } from './decline-reasons.ts';
import type { Result } from './codes.ts';
import type { Actor } from './referral-transitions.ts';

/** `at` is when the event was stored; it is there when a stream is folded, not while it is decided. */
export type Event<Type extends string, Data> = Readonly<{ type: Type; data: Readonly<Data>; at?: string }>;

/** Every event of a referral names its parties first: who it is about, who sent it, who received it. */
export type Parties = Readonly<{
  referralId: string;
  journeyId: string;
  personId: string;
  referrer: string;
  agency: string;
}>;

export type Offered = Readonly<{
  intakeId: string;
  step: string;
  service: string;
  program: string | null;
  cohort: string | null;
  reference: string;
  screenedUnder: string | null;
  replaces: string | null;
}>;

type Moved<Type extends string, Data = object> = Event<Type, Parties & Data>;

export type ReferralEvent =
  | Moved<'ReferralOffered', Offered & { respondBy: string; by: Actor }>
  | Moved<'ReferralInReview', { respondBy: string }>
  | Moved<'ReferralNeedsPerson', { question: string; answerBy: string; minutesLeft: number }>
  | Moved<'ReferralAccepted', Acceptance>
  | Moved<'ReferralWaitlisted', { position: number }>
  | Moved<'ReferralDeclined', { by: 'T' | 'P'; reason: string; next: Next }>
  | Moved<'ReferralExpired', { clock: ClockName; next: Next }>
  | Moved<'ReferralActive', { what: string }>
  | Moved<'ReferralNoted', { what: string }>
  | Moved<'ReferralWithdrawalRequested', { by: Actor }>
  | Moved<'ReferralWithdrawn', { by: Actor; reason: string }>
  | Moved<'ReferralCompleted', { by: Actor; result: Result }>
  | Moved<'ReferralEnteredInError', { reason: string }>
  | Moved<'HoldReleased', { cohort: string; hold: number; why: string }>;

/** `impliedBy`: the agency reported a fact (enrolled, placed) without ever saying "accepted". */
export type Acceptance = Readonly<{
  cohort: string | null;
  hold: number | null;
  conditional: string | null;
  by: Actor;
  impliedBy: string | null;
  firstContactBy: string;
}>;

export type ClockName = 'response' | 'person' | 'first-contact' | 'waitlist';

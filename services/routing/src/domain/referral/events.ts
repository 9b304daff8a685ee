import type { Next } from './decline-reasons.ts';
import type { Introduction, Result } from '../codes.ts';
import type { Actor } from './transitions.ts';

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
  several: SeveralOffers | null;
  /** The household or group the person comes with. */
  groupId: string | null;
}>;

/** One referral offered to several agencies at once. None of them learns of the others. */
export type SeveralOffers = Readonly<{
  /** `confirm`: each may accept, the person confirms one. `queue`: the first that accepts has the person. */
  mode: 'confirm' | 'queue';
  priority: number | null;
  offers: readonly AgencyOffer[];
}>;
export type AgencyOffer = Readonly<{
  agency: string;
  program: string | null;
  cohort: string | null;
  reference: string;
}>;
export type OfferEnd = 'declined' | 'another-accepted' | 'not-confirmed' | 'taken-back';

type Moved<Type extends string, Data = object> = Event<Type, Parties & Data>;

export type ReferralEvent =
  | Moved<'ReferralOffered', Offered & { respondBy: string; by: Actor }>
  | Moved<'ReferralInReview', { respondBy: string }>
  | Moved<'ReferralNeedsPerson', { question: string; answerBy: string; minutesLeft: number }>
  | Moved<'ReferralAccepted', Acceptance>
  | Moved<'ReferralWaitlisted', { position: number; keptUntil: string | null }>
  | Moved<'ReferralSnoozed', { until: string; by: Actor }>
  | Moved<'ReferralDeclined', { by: 'T' | 'P'; reason: string; next: Next }>
  | Moved<'ReferralExpired', { clock: ClockName; next: Next }>
  | Moved<'ReferralActive', { what: string }>
  | Moved<'ReferralNoted', { what: string }>
  | Moved<'ReferralWithdrawalRequested', { by: Actor; confirmBy: string | null }>
  | Moved<'ReferralWithdrawn', { by: Actor; reason: string; clock: ClockName | null }>
  | Moved<'ReferralCompleted', { by: Actor; result: Result }>
  | Moved<'ReferralEnteredInError', { by: Actor | null; reason: string }>
  | Moved<'HoldReleased', { cohort: string; hold: number; why: string }>
  | Moved<'OfferPlaceHeld', HeldOffer>
  | Moved<'OfferClosed', { by: Actor; because: OfferEnd; reason: string | null }>
  | Moved<'ReferralIntroduced', { how: Introduction }>
  | Moved<'ClocksStopped', { since: string }>
  | Moved<'ClocksStarted', { minutes: number; status: string; due: string | null }>
  | Moved<'ReferralReminded', { clock: ClockName; due: string; whom: 'T' | 'R' }>;

type HeldOffer = Readonly<{
  cohort: string | null;
  hold: number | null;
  conditional: string | null;
  confirmBy: string;
}>;

/** `impliedBy`: the agency reported a fact (enrolled, placed) without ever saying "accepted". */
export type Acceptance = Readonly<{
  cohort: string | null;
  hold: number | null;
  conditional: string | null;
  by: Actor;
  impliedBy: string | null;
  firstContactBy: string;
  /** The date of the class by which the condition must be met. */
  conditionBy: string | null;
}>;

export type ClockName = 'response' | 'person' | 'first-contact' | 'condition' | 'waitlist' | 'withdrawal';

import type { Result } from './codes.ts';
import type { ClockName, Offered, Parties } from './referral-events.ts';
import type { Actor } from './referral-transitions.ts';

export type At = Readonly<{ at: string }>;

/** What an offer rests on, shown when it is made: the needs of the table, as evidence. */
export type Offer = Readonly<{
  parties: Parties;
  offer: Omit<Offered, 'reference'>;
  /** The consent stream's sequence at which intake said yes. */
  consent: number | null;
  /** The person's rank of this option. */
  choice: number | null;
  respondWithinDays: number | null;
}>;

type To<Target extends string, Data = object> = Readonly<{ to: Target; by: Actor } & Data>;

export type Move =
  | To<'offered', { offered: Offer | null; consent: number | null }>
  | To<'in-review'>
  | To<'needs-person', { question: string | null }>
  | To<'accepted', AcceptMove>
  | To<'waitlisted', { position: number | null }>
  | To<'declined', { reason: string | null }>
  | To<'expired', { clock: ClockName }>
  | To<'active', { what: string | null }>
  | To<'withdrawal-requested'>
  | To<'withdrawn', { reason: string | null }>
  | To<'completed', { result: Result | null }>
  | To<'entered-in-error', { reason: string | null }>;

export type AcceptMove = Readonly<{
  cohort: string | null;
  /** The number of the hold taken for this acceptance; null where the service has no places. */
  hold: number | null;
  /** Every place was gone when one was asked for. It is said to the referral so that the answer is remembered. */
  full?: boolean;
  conditional: string | null;
  impliedBy: string | null;
  /** Word of mouth: the person stands at the desk with a slip and no offer was made before. */
  atDesk: (Offer & { slip: string }) | null;
}>;

export type ReleaseHold = Readonly<{
  cohort: string;
  hold: number;
  why: 'hold-expired' | 'refused';
}>;

export type ReferralCommand = At &
  (Readonly<{ type: 'MoveReferral'; data: Move }> | Readonly<{ type: 'ReleaseHold'; data: ReleaseHold }>);

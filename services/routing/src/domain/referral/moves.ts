import type { Calendar } from '../calendar/calendar.ts';
import type { Result } from '../codes.ts';
import type { ClockName, Offered, Parties } from './events.ts';
import type { Actor } from './transitions.ts';

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
  /** When applications of the class close: nobody is asked longer than that. */
  applyBy?: string | null;
}>;

type To<Target extends string, Data = object> = Readonly<
  {
    to: Target;
    by: Actor;
    /** Of several offers, the one meant, by its agency. */
    agency?: string;
    /** The receiving agency's days; its clocks run on them. Absent: every day counts. */
    calendar?: Calendar;
    /** The version the speaker was told of last: the move is meant for the referral as it was then. */
    expected?: number | null;
  } & Data
>;

export type Move =
  | To<'offered', { offered: Offer | null; consent: number | null; applyBy?: string | null }>
  | To<'in-review'>
  | To<'needs-person', { question: string | null }>
  | To<'accepted', AcceptMove>
  | To<'waitlisted', { position: number | null; until?: string | null }>
  | To<'declined', { reason: string | null }>
  | To<'expired', { clock: ClockName }>
  | To<'active', { what: string | null }>
  | To<'withdrawal-requested'>
  | To<'withdrawn', { reason: string | null; clock?: ClockName }>
  | To<'completed', { result: Result | null }>
  | To<'entered-in-error', { reason: string | null }>;

export type AcceptMove = Readonly<{
  cohort: string | null;
  /** The number of the hold taken for this acceptance; null where the service has no places. */
  hold: number | null;
  /** Every place was gone when one was asked for. It is said to the referral so that the answer is remembered. */
  full?: boolean;
  conditional: string | null;
  /** The date of the class by which the condition must be met. */
  conditionBy?: string | null;
  impliedBy: string | null;
  /** Word of mouth: the person stands at the desk with a slip and no offer was made before. */
  atDesk: (Offer & { slip: string }) | null;
}>;

export type ReleaseHold = Readonly<{
  /** Whose cohort it is, where several were offered. */
  agency?: string;
  cohort: string;
  hold: number;
  why: 'hold-expired' | 'refused';
}>;

export type ReferralCommand = At &
  (
    | Readonly<{ type: 'MoveReferral'; data: Move }>
    | Readonly<{ type: 'ReleaseHold'; data: ReleaseHold }>
    /** The referrer says how the person comes; it moves nothing. */
    | Readonly<{ type: 'Introduce'; data: { agency: string; how: string } }>
    /** The receiving agency is paused, or goes on: pause.ts. */
    | Readonly<{ type: 'StopClocks'; data: { agency: string; since: string } }>
    | Readonly<{ type: 'StartClocks'; data: { agency: string } }>
    /** What a referral's own clock says when it rings: to remind, or that it has run down. */
    | Readonly<{ type: 'RingClock'; data: { clock: ClockName } }>
  );

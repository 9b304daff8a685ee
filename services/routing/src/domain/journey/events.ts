import type { Event } from '../referral/events.ts';

export type JourneyParties = Readonly<{ journeyId: string; personId: string; referrer: string }>;

export type Option = Readonly<{
  rank: number;
  agency: string;
  service: string;
  program: string | null;
  cohort: string | null;
  because: readonly string[];
  against: readonly string[] | null;
}>;

/** One agency the person wants for one service. */
export type Choice = Readonly<{ rank: number; service: string; agency: string }>;

export type StepStatus = 'open' | 'waiting' | 'done' | 'closed';
export type JourneyResult = 'reached-its-aim' | 'ended-early' | 'nothing-open';

/** What moved a step: a code of the contract's list `step-reason`. */
export type StepReason =
  | 'journey-opened'
  | 'enrolled'
  | 'level-gained'
  | 'credential-attained'
  | 'placed'
  | 'served'
  | 'waits-for-fact'
  | 'waits-for-choice'
  | 'waits-for-consent'
  | 'consent-given'
  | 'consent-withdrawn'
  | 'nothing-open'
  | 'no-option-left'
  | 'parked'
  | 'declined'
  | 'expired'
  | 'withdrawn'
  | 'could-not-be-helped'
  | 'could-not-be-reached'
  | 'referred-on'
  | 'exited'
  | 'person-chose'
  | 'no-longer-waits'
  | 'course-changed'
  | 'not-wanted'
  | 'restarted';

export const leaveReasons = ['person-asked', 'referrer-closed'] as const;
export type LeaveReason = (typeof leaveReasons)[number];

export type EndReason =
  | LeaveReason
  | 'all-steps-done'
  | 'no-option-left'
  | 'no-pathway'
  | 'person-erased'
  | 'could-not-be-reached'
  | 'exited';

/** How the chosen agencies are asked: one after the other, or all at once and then in which way. */
export type Asking = Readonly<{
  atOnce: boolean | null;
  mode: 'confirm' | 'queue' | null;
  /** Of a community queue: its order, 1 most urgent. */
  priority: number | null;
}>;

/** A step as its pathway described it when the journey took it up. */
export type StepNamed = Readonly<{
  id: string;
  service: string;
  program: string | null;
  beside: boolean | null;
  forEveryone: boolean | null;
  waitsFor: readonly string[] | null;
}>;

type Told<Type extends string, Data = object> = Event<Type, JourneyParties & Data>;
type Course = Readonly<{ pathway: string; pathwayVersion: number; steps: readonly StepNamed[] }>;

export type JourneyEvent =
  | Told<'JourneyOpened', { intakeId: string; follows: string | null } & Course>
  | Told<'OptionsProposed', { step: string; options: readonly Option[]; replaces: string | null }>
  | Told<'JourneyAdvanced', { step: string; status: StepStatus; because: StepReason }>
  | Told<'ChoicesMade', { step: string; choices: readonly Choice[] } & Asking>
  | Told<'CourseChanged', Course>
  | Told<'JourneyEnded', { result: JourneyResult; reason: EndReason }>
  | Told<'JourneyRestarted'>
  | Told<'InformationGiven', { listingId: string; service: string | null }>
  | Told<'NavigatorsAssigned', { lead: string; deputy: string }>;

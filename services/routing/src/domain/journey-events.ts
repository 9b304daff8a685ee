import type { Event } from './referral-events.ts';

export type JourneyParties = Readonly<{ journeyId: string; personId: string; referrer: string }>;

export type Option = Readonly<{
  rank: number;
  agency: string;
  service: string;
  program: string | null;
  cohort: string | null;
  because: readonly string[];
}>;

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
  | 'exited';

export type EndReason =
  | 'all-steps-done'
  | 'no-option-left'
  | 'no-pathway'
  | 'person-asked'
  | 'person-erased'
  | 'could-not-be-reached'
  | 'exited';

type Told<Type extends string, Data> = Event<Type, JourneyParties & Data>;

export type JourneyEvent =
  | Told<
      'JourneyOpened',
      {
        intakeId: string;
        pathway: string;
        pathwayVersion: number;
        steps: readonly Readonly<{ id: string; service: string; program: string | null }>[];
      }
    >
  | Told<'OptionsProposed', { step: string; options: readonly Option[]; replaces: string | null }>
  | Told<'JourneyAdvanced', { step: string; status: StepStatus; because: StepReason }>
  | Told<'JourneyEnded', { result: JourneyResult; reason: EndReason }>;

import type { Asked, Said } from './messages.ts';

/** Whose participation a fact belongs to. One participation: one person, one referral, one provider. */
export type Whose = Readonly<{
  participationId: string;
  referralId: string;
  journeyId: string;
  personId: string;
  provider: string;
}>;

export type Enrollment = Readonly<{ program: string | null; enrolledOn: string; term: string | null }>;
export type Service = Readonly<{ service: string; from: string; to: string; hours: number | null }>;
export type Milestone = Readonly<{
  kind: string;
  type: string;
  attainedOn: string;
  fromLevel: string | null;
  toLevel: string | null;
  evidence: string | null;
}>;
export type Employment = Readonly<{
  startedOn: string;
  wageCents: number | null;
  wagePer: string | null;
  hoursPerWeek: number | null;
  occupation: string | null;
  evidence: string;
}>;
export type Exit = Readonly<{ lastServiceOn: string; reason: string }>;
/** One quarter of the calendar, named by any day of it. */
export type Quarter = Readonly<{
  on: string;
  employedAs: string;
  wageCents: number | null;
  wagePer: string | null;
  hoursPerWeek: number | null;
  employer: string | null;
  evidence: string;
}>;

export const factKinds = ['enrolled', 'service', 'milestone', 'employment', 'exit', 'quarter'] as const;
export type FactKind = (typeof factKinds)[number];

/** What a fact says, in one shape for all kinds: a correction tells a fact anew, whichever it is. */
export type Told = Readonly<{
  on: string;
  to: string | null;
  program: string | null;
  term: string | null;
  service: string | null;
  hours: number | null;
  milestone: string | null;
  type: string | null;
  fromLevel: string | null;
  toLevel: string | null;
  employedAs: string | null;
  wageCents: number | null;
  wagePer: string | null;
  hoursPerWeek: number | null;
  occupation: string | null;
  employer: string | null;
  evidence: string | null;
  reason: string | null;
}>;

/** Which fact: its kind, the day it gave, and what tells it from others of that day. */
export type Named = Readonly<{
  kind: string;
  earlierOn: string;
  service: string | null;
  type: string | null;
  occupation: string | null;
}>;

export type Correction = Named & Told & Readonly<{ why: string }>;
export type Withdrawal = Named & Readonly<{ why: string }>;

/** A fact is known by its number: the sequence of the event that first told it. */
export type Corrected = Told & Readonly<{ fact: number; kind: string; why: string }>;
export type Withdrawn = Readonly<{ fact: number; kind: string; on: string; why: string }>;
export type Attestation = Readonly<{ fact: string; by: string; evidence: string; strength: string }>;

/** `struck`: its referral was entered in error, as far as was heard when it came. */
type Reported<Type extends string, Fact> = Asked<Type, Whose & Fact> & Readonly<{ struck?: boolean }>;

export type ParticipationCommand =
  | Reported<'RecordEnrollment', Enrollment>
  | Reported<'RecordService', Service>
  | Reported<'RecordMilestone', Milestone>
  | Reported<'RecordEmployment', Employment>
  | Reported<'RecordExit', Exit>
  | Reported<'RecordQuarter', Quarter>
  | Asked<'CorrectFact', Whose & Correction>
  | Asked<'WithdrawFact', Whose & Withdrawal>;

export type ParticipationEvent =
  | Said<'EnrollmentRecorded', Whose & Enrollment>
  | Said<'ServiceDelivered', Whose & Service>
  | Said<'MilestoneAttained', Whose & Milestone>
  | Said<'EmploymentRecorded', Whose & Employment>
  | Said<'ParticipationExited', Whose & Exit>
  | Said<'QuarterReported', Whose & Quarter>
  | Said<'FactCorrected', Whose & Corrected>
  | Said<'FactWithdrawn', Whose & Withdrawn>
  | Said<'OutcomeVerified', Whose & Attestation>;

/** Which codes may be used, by the name of the code list. */
export type IsCode = (list: string, code: string) => boolean;

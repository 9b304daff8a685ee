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

export type ParticipationCommand =
  | Asked<'RecordEnrollment', Whose & Enrollment>
  | Asked<'RecordService', Whose & Service>
  | Asked<'RecordMilestone', Whose & Milestone>
  | Asked<'RecordEmployment', Whose & Employment>
  | Asked<'RecordExit', Whose & Exit>;

export type ParticipationEvent =
  | Said<'EnrollmentRecorded', Whose & Enrollment>
  | Said<'ServiceDelivered', Whose & Service>
  | Said<'MilestoneAttained', Whose & Milestone>
  | Said<'EmploymentRecorded', Whose & Employment>
  | Said<'ParticipationExited', Whose & Exit>;

/** Which codes may be used, by the name of the code list. */
export type IsCode = (list: string, code: string) => boolean;

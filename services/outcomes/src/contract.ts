import type { Commands, Events } from '@handoff/schemas';
import type { NewsEvent } from './domain/news/news.ts';
import type { ParticipationCommand, ParticipationEvent } from './domain/facts.ts';

type OwnEvent = ParticipationEvent | NewsEvent;
type Said<Type extends OwnEvent['type']> = Extract<OwnEvent, { type: Type }>['data'];
type Asked<Type extends ParticipationCommand['type']> = Extract<ParticipationCommand, { type: Type }>['data'];

/** Domain event to contract record: nothing to translate, and the compiler holds both to that. */
export const toRecord = {
  EnrollmentRecorded: (data: Said<'EnrollmentRecorded'>) => data satisfies Events['EnrollmentRecorded'],
  ServiceDelivered: (data: Said<'ServiceDelivered'>) => data satisfies Events['ServiceDelivered'],
  MilestoneAttained: (data: Said<'MilestoneAttained'>) => data satisfies Events['MilestoneAttained'],
  EmploymentRecorded: (data: Said<'EmploymentRecorded'>) => data satisfies Events['EmploymentRecorded'],
  ParticipationExited: (data: Said<'ParticipationExited'>) => data satisfies Events['ParticipationExited'],
  QuarterReported: (data: Said<'QuarterReported'>) => data satisfies Events['QuarterReported'],
  FactCorrected: (data: Said<'FactCorrected'>) => data satisfies Events['FactCorrected'],
  FactWithdrawn: (data: Said<'FactWithdrawn'>) => data satisfies Events['FactWithdrawn'],
  OutcomeVerified: (data: Said<'OutcomeVerified'>) => data satisfies Events['OutcomeVerified'],
  NewsAwaited: (data: Said<'NewsAwaited'>) => data satisfies Events['NewsAwaited'],
  NewsDue: (data: Said<'NewsDue'>) => data satisfies Events['NewsDue'],
  NewsGathered: (data: Said<'NewsGathered'>): Events['NewsGathered'] => ({
    ...data,
    lines: data.lines.map((line) => ({ ...line, people: [...line.people] })),
  }),
};

/** Contract command to domain command, the same way round. */
export const toCommand = {
  RecordEnrollment: (data: Commands['RecordEnrollment']) => data satisfies Asked<'RecordEnrollment'>,
  RecordService: (data: Commands['RecordService']) => data satisfies Asked<'RecordService'>,
  RecordMilestone: (data: Commands['RecordMilestone']) => data satisfies Asked<'RecordMilestone'>,
  RecordEmployment: (data: Commands['RecordEmployment']) => data satisfies Asked<'RecordEmployment'>,
  RecordExit: (data: Commands['RecordExit']) => data satisfies Asked<'RecordExit'>,
  RecordQuarter: (data: Commands['RecordQuarter']) => data satisfies Asked<'RecordQuarter'>,
  CorrectFact: (data: Commands['CorrectFact']) => data satisfies Asked<'CorrectFact'>,
  WithdrawFact: (data: Commands['WithdrawFact']) => data satisfies Asked<'WithdrawFact'>,
};

import type { Employment, Enrollment, Exit, Milestone, ParticipationEvent, Service, Whose } from './facts.ts';

export type Recorded = Readonly<{
  stage: 'recorded';
  whose: Whose;
  enrollment: Enrollment | null;
  services: readonly Service[];
  milestones: readonly Milestone[];
  employments: readonly Employment[];
  exit: Exit | null;
}>;

/** What was told so far about one person at one provider under one referral. */
export type Participation = Readonly<{ stage: 'none' }> | Recorded;

const begin = (participation: Participation, data: Whose): Recorded => {
  if (participation.stage === 'recorded') return participation;
  const { participationId, referralId, journeyId, personId, provider } = data;
  const whose = { participationId, referralId, journeyId, personId, provider };
  return {
    stage: 'recorded',
    whose,
    enrollment: null,
    services: [],
    milestones: [],
    employments: [],
    exit: null,
  };
};

export const evolve = (before: Participation, event: ParticipationEvent): Participation => {
  const now = begin(before, event.data);
  switch (event.type) {
    case 'EnrollmentRecorded':
      return { ...now, enrollment: factOf(event.data) };
    case 'ServiceDelivered':
      return { ...now, services: [...now.services, factOf(event.data)] };
    case 'MilestoneAttained':
      return { ...now, milestones: [...now.milestones, factOf(event.data)] };
    case 'EmploymentRecorded':
      return { ...now, employments: [...now.employments, factOf(event.data)] };
    case 'ParticipationExited':
      return { ...now, exit: factOf(event.data) };
  }
};

const fieldsOfWhose: ReadonlySet<string> = new Set<keyof Whose>([
  'participationId',
  'referralId',
  'journeyId',
  'personId',
  'provider',
]);

/** The fact without whose it is: that stands once, in the state. */
export const factOf = <Fact extends object>(data: Whose & Fact): Omit<Fact, keyof Whose> =>
  Object.fromEntries(Object.entries(data).filter(([field]) => !fieldsOfWhose.has(field))) as Omit<
    Fact,
    keyof Whose
  >;

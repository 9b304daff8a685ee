import type {
  Employment,
  Enrollment,
  Exit,
  FactKind,
  Milestone,
  ParticipationEvent,
  Quarter,
  Service,
  Whose,
} from './facts.ts';
import { toldFact } from './told-fact.ts';

/** A fact as it stands, under its number, with what was brought to attest it since it was told. */
export type Kept<Fact> = Fact & Readonly<{ fact: number; attested: readonly string[] }>;

export type Recorded = Readonly<{
  stage: 'recorded';
  whose: Whose;
  /** Events so far: the next one's sequence is one more. */
  count: number;
  enrollment: Kept<Enrollment> | null;
  services: readonly Kept<Service>[];
  milestones: readonly Kept<Milestone>[];
  employments: readonly Kept<Employment>[];
  quarters: readonly Kept<Quarter>[];
  exit: Kept<Exit> | null;
}>;

/** What was told so far about one person at one provider under one referral. */
export type Participation = Readonly<{ stage: 'none' }> | Recorded;

const begin = (participation: Participation, data: Whose): Recorded => {
  if (participation.stage === 'recorded') return { ...participation, count: participation.count + 1 };
  const { participationId, referralId, journeyId, personId, provider } = data;
  const whose = { participationId, referralId, journeyId, personId, provider };
  return {
    stage: 'recorded',
    whose,
    count: 1,
    enrollment: null,
    services: [],
    milestones: [],
    employments: [],
    quarters: [],
    exit: null,
  };
};

export const evolve = (before: Participation, event: ParticipationEvent): Participation => {
  const now = begin(before, event.data);
  const fresh = { fact: now.count, attested: [] };
  switch (event.type) {
    case 'EnrollmentRecorded':
      return { ...now, enrollment: { ...factOf(event.data), ...fresh } };
    case 'ServiceDelivered':
      return { ...now, services: [...now.services, { ...factOf(event.data), ...fresh }] };
    case 'MilestoneAttained':
      return { ...now, milestones: [...now.milestones, { ...factOf(event.data), ...fresh }] };
    case 'EmploymentRecorded':
      return { ...now, employments: [...now.employments, { ...factOf(event.data), ...fresh }] };
    case 'QuarterReported':
      return { ...now, quarters: [...now.quarters, { ...factOf(event.data), ...fresh }] };
    case 'ParticipationExited':
      return { ...now, exit: { ...factOf(event.data), ...fresh } };
    case 'FactCorrected':
      return mapFact(now, event.data.fact, (kept, kind) => ({ ...kept, ...toldFact[kind](event.data) }));
    case 'FactWithdrawn':
      return mapFact(now, event.data.fact, () => null);
    case 'OutcomeVerified':
      return mapFact(now, numberIn(event.data.fact), (kept) => ({
        ...kept,
        attested: [...kept.attested, event.data.evidence],
      }));
  }
};

export const factRef = (participationId: string, fact: number): string => `${participationId}#${fact}`;
const numberIn = (ref: string): number => Number(ref.slice(ref.lastIndexOf('#') + 1));

type AnyKept = Kept<object>;

/** One fact changed, or taken out. */
export const mapFact = (
  state: Recorded,
  number: number,
  change: (kept: AnyKept, kind: FactKind) => AnyKept | null,
): Recorded => {
  const one = <Fact>(kept: Kept<Fact> | null, kind: FactKind): Kept<Fact> | null =>
    kept?.fact === number ? (change(kept, kind) as Kept<Fact> | null) : kept;
  const many = <Fact>(kept: readonly Kept<Fact>[], kind: FactKind): Kept<Fact>[] =>
    kept.flatMap((each) => one(each, kind) ?? []);
  return {
    ...state,
    enrollment: one(state.enrollment, 'enrolled'),
    services: many(state.services, 'service'),
    milestones: many(state.milestones, 'milestone'),
    employments: many(state.employments, 'employment'),
    quarters: many(state.quarters, 'quarter'),
    exit: one(state.exit, 'exit'),
  };
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

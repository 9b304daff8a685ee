import type { Decider } from '@handoff/decider';
import type { Next } from './decline-reasons.ts';
import { conditionsOf, ended, endIfOver, isMet } from './journey-end.ts';
import type {
  EndReason,
  JourneyEvent,
  JourneyParties,
  Option,
  StepReason,
  StepStatus,
} from './journey-events.ts';
import { evolve, type Journey, type OpenJourney, type StepState, stepOf } from './journey-state.ts';
import {
  choosePathway,
  type Fact,
  type PathwayStep,
  pathwayOf,
  type Pathways,
  stepsWanted,
} from './pathway.ts';
import type { At } from './referral-moves.ts';

type Opening = JourneyParties & { intakeId: string; pathway: string | null; needs: readonly string[] };
type Proposal = { step: string; options: readonly Option[]; otherwise: NoOption };
export type NoOption = 'waits-for-choice' | 'waits-for-consent' | 'nothing-open';

/** The option in turn came to nothing. `referralId` is null where it was never offered. */
export type Failure = {
  step: string;
  agency: string;
  referralId: string | null;
  because: StepReason;
  next: Next;
};

export type JourneyCommand = At &
  (
    | Readonly<{ type: 'OpenJourney'; data: Opening }>
    | Readonly<{ type: 'ProposeOptions'; data: Proposal }>
    | Readonly<{ type: 'FailOption'; data: Failure }>
    | Readonly<{ type: 'RecordFact'; data: { step: string; fact: Fact } }>
    | Readonly<{ type: 'LeaveStep'; data: { step: string } }>
    | Readonly<{ type: 'ResumeWithConsent'; data: Record<string, never> }>
    | Readonly<{ type: 'EndJourney'; data: { reason: EndReason } }>
  );

const initial: Journey = { status: 'none' };

export const createJourney = (pathways: Pathways): Decider<JourneyCommand, Journey, JourneyEvent> => ({
  initial,
  evolve,
  decide: (command, state) => {
    if (state.status === 'none') return command.type === 'OpenJourney' ? open(command.data, pathways) : [];
    if (state.status === 'ended' || command.type === 'OpenJourney') return [];
    if (command.type === 'EndJourney')
      return [ended(state, command.data.reason, templateOf(state, pathways))];
    return thenEndIfOver(state, goOn(command, state, pathways), pathways);
  },
});

type OnTheWay = Exclude<JourneyCommand, { type: 'OpenJourney' | 'EndJourney' }>;

const goOn = (command: OnTheWay, state: OpenJourney, pathways: Pathways): readonly JourneyEvent[] => {
  switch (command.type) {
    case 'ProposeOptions':
      return propose(command.data, state);
    case 'FailOption':
      return fail(command.data, state);
    case 'RecordFact':
      return recordFact(command.data, state, pathways);
    case 'LeaveStep':
      return atStep(state, command.data.step, (step) =>
        step.status === 'open' ? [advance(state, step.id, 'closed', 'exited')] : [],
      );
    case 'ResumeWithConsent':
      return state.steps.filter(waitsForConsent).map(({ id }) => advance(state, id, 'open', 'consent-given'));
  }
};

const templateOf = (state: OpenJourney, pathways: Pathways) =>
  pathwayOf(pathways, state.pathway, state.pathwayVersion);

const thenEndIfOver = (state: OpenJourney, events: readonly JourneyEvent[], pathways: Pathways) => {
  const after = events.reduce<Journey>(evolve, state);
  return after.status === 'open' && events.length > 0 ? [...events, ...endIfOver(after, pathways)] : events;
};

const open = ({ pathway: asked, needs, ...about }: Opening, pathways: Pathways): readonly JourneyEvent[] => {
  const pathway = choosePathway(pathways, asked, needs);
  const steps = pathway ? stepsWanted(pathway, needs) : [];
  const first: JourneyEvent = {
    type: 'JourneyOpened',
    data: {
      ...about,
      pathway: pathway?.id ?? 'none',
      pathwayVersion: pathway?.version ?? 0,
      steps: steps.map(({ id, service, program }) => ({ id, service, program })),
    },
  };
  const state = evolve(initial, first);
  if (state.status !== 'open') return [first];
  const started = [first, ...steps.map((step) => start(state, step))];
  return thenEndIfOver(state, started, pathways);
};

const start = (state: OpenJourney, { id, after }: PathwayStep): JourneyEvent =>
  after.every((condition) => isMet(state, condition))
    ? advance(state, id, 'open', 'journey-opened')
    : advance(state, id, 'waiting', 'waits-for-fact');

const propose = ({ step: id, options, otherwise }: Proposal, state: OpenJourney): readonly JourneyEvent[] =>
  atStep(state, id, (step) => {
    if (step.status !== 'open' || !step.asks) return [];
    if (options.length > 0) return [proposed(state, step, options, step.replaces)];
    return [advance(state, id, otherwise === 'nothing-open' ? 'closed' : 'waiting', otherwise)];
  });

const fail = (
  { step: id, agency, referralId, because, next }: Failure,
  state: OpenJourney,
): readonly JourneyEvent[] =>
  atStep(state, id, (step) => {
    if (step.status !== 'open' || step.options[0]?.agency !== agency) return [];
    if (next === 'close') return [advance(state, id, 'closed', because)];
    if (next === 'park') return [advance(state, id, 'waiting', isAboutConsent(because) ? because : 'parked')];
    const rest = step.options.slice(1);
    if (rest.length > 0) return [proposed(state, step, rest, referralId ?? step.replaces)];
    return [advance(state, id, 'waiting', isAboutConsent(because) ? because : 'no-option-left')];
  });

const isAboutConsent = (because: StepReason): boolean =>
  because === 'waits-for-consent' || because === 'consent-withdrawn';

const waitsForConsent = ({ status, because }: StepState): boolean =>
  status === 'waiting' && isAboutConsent(because);

/** A fact that fulfils its step counts whatever became of the referral; the others tell only of an open step. */
const recordFact = (
  { step: id, fact }: { step: string; fact: Fact },
  state: OpenJourney,
  pathways: Pathways,
) =>
  atStep(state, id, (step) => {
    const fulfils = templateOf(state, pathways)?.steps.find((step) => step.id === id)?.doneBy === fact;
    if (step.facts.includes(fact) || step.status === 'done' || (!fulfils && step.status !== 'open'))
      return [];
    const told = advance(state, id, fulfils ? 'done' : 'open', fact);
    const after = evolve(state, told);
    return after.status === 'open' ? [told, ...nowOpen(after, fact, pathways)] : [told];
  });

const nowOpen = (state: OpenJourney, fact: Fact, pathways: Pathways): readonly JourneyEvent[] =>
  state.steps
    .filter(({ status, because }) => status === 'waiting' && because === 'waits-for-fact')
    .filter(({ id }) =>
      conditionsOf(templateOf(state, pathways), id).every((condition) => isMet(state, condition)),
    )
    .map(({ id }) => advance(state, id, 'open', fact));

const atStep = (state: OpenJourney, id: string, decide: (step: StepState) => readonly JourneyEvent[]) => {
  const step = stepOf(state, id);
  return step ? decide(step) : [];
};

const partiesOf = ({ journeyId, personId, referrer }: OpenJourney): JourneyParties => ({
  journeyId,
  personId,
  referrer,
});

const advance = (
  state: OpenJourney,
  step: string,
  status: StepStatus,
  because: StepReason,
): JourneyEvent => ({
  type: 'JourneyAdvanced',
  data: { ...partiesOf(state), step, status, because },
});

const proposed = (
  state: OpenJourney,
  { id }: StepState,
  options: readonly Option[],
  replaces: string | null,
): JourneyEvent => ({ type: 'OptionsProposed', data: { ...partiesOf(state), step: id, options, replaces } });

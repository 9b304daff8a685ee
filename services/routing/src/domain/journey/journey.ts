import { type Decider, refuse } from '@handoff/decider';
import type { Next } from '../referral/decline-reasons.ts';
import { choose, type Ranking } from './choice.ts';
import { type ChoiceFault, refuseFault } from './choice-fault.ts';
import { changeCourse, type Course } from './course.ts';
import { ended, endIfOver, pathwayUnder } from './end.ts';
import type { EndReason, JourneyEvent, JourneyParties, Option, StepReason } from './events.ts';
import { inform, type Information } from './information.ts';
import { assign } from './navigators.ts';
import { restart } from './restart.ts';
import { evolve, type Journey, type Navigators, type OpenJourney, type StepState } from './state.ts';
import { advance, atStep, freed, proposed, start } from './tell.ts';
import { choosePathway, type Fact, type Pathways } from './pathway.ts';
import { describeSteps, stepsFor, templateFor } from './side-steps.ts';
import type { At } from '../referral/moves.ts';

type Opening = JourneyParties & {
  intakeId: string;
  pathway: string | null;
  needs: readonly string[];
  /** The earlier journey of someone who is back. */
  follows: string | null;
};
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

/** What the referring agency asks for; nobody else may. */
type Asked<Data = object> = { agency: string } & Data;

export type JourneyCommand = At &
  (
    | Readonly<{ type: 'OpenJourney'; data: Opening }>
    | Readonly<{ type: 'ProposeOptions'; data: Proposal }>
    | Readonly<{ type: 'FailOption'; data: Failure }>
    | Readonly<{ type: 'RecordFact'; data: { step: string; fact: Fact } }>
    | Readonly<{ type: 'LeaveStep'; data: { step: string } }>
    | Readonly<{ type: 'ResumeWithConsent'; data: Record<string, never> }>
    | Readonly<{ type: 'EndJourney'; data: { reason: EndReason } }>
    | Readonly<{ type: 'ChooseOptions'; data: Asked<Ranking & { fault: ChoiceFault | null }> }>
    | Readonly<{ type: 'ChangeCourse'; data: Asked<Course> }>
    | Readonly<{ type: 'LeaveJourney'; data: Asked<{ reason: EndReason }> }>
    | Readonly<{ type: 'RestartJourney'; data: Asked }>
    | Readonly<{ type: 'AssignNavigators'; data: Asked<Navigators> }>
    | Readonly<{ type: 'GiveInformation'; data: Asked<Information> }>
  );

const initial: Journey = { status: 'none' };

export const createJourney = (pathways: Pathways): Decider<JourneyCommand, Journey, JourneyEvent> => ({
  initial,
  evolve,
  decide: (command, state) => {
    if ('agency' in command.data && !isReaction(command)) onlyTheReferrer(command.data.agency, state);
    if (state.status === 'none') return command.type === 'OpenJourney' ? open(command.data, pathways) : [];
    if (state.status === 'ended') return afterTheEnd(command, state, pathways);
    if (command.type === 'EndJourney' || command.type === 'LeaveJourney')
      return [ended(state, command.data.reason, pathwayUnder(pathways, state))];
    return thenGoOn(state, goOn(command, state, pathways), pathways);
  },
});

const isReaction = ({ type }: JourneyCommand): boolean => type === 'FailOption';

const onlyTheReferrer = (agency: string, state: Journey): void => {
  if (state.status !== 'none' && state.referrer === agency) return;
  refuse('unknown-journey', {
    place: 'journeyId',
    reason: 'no journey of this agency has this id',
    mend: 'Name a journey of someone you referred, by the id you were told.',
  });
};

/** An ended journey answers only to those who take it up again, hand it over, or think it still goes on. */
const afterTheEnd = (
  command: JourneyCommand,
  state: Extract<Journey, { status: 'ended' }>,
  pathways: Pathways,
): readonly JourneyEvent[] => {
  if (command.type === 'RestartJourney') {
    const events = restart(state, pathways);
    return thenGoOn(state, events, pathways);
  }
  // Who walked with the person may leave meanwhile: taken up again, the journey names who took over.
  if (command.type === 'AssignNavigators' && state.reason !== 'person-erased')
    return assign(command.data, state);
  if (!('agency' in command.data) || isReaction(command) || command.type === 'LeaveJourney') return [];
  return refuse('journey-ended', {
    place: 'journeyId',
    reason: `this journey ended: ${state.reason}`,
    mend: 'Restart it first; its history stays.',
  });
};

type OnTheWay = Exclude<JourneyCommand, { type: 'EndJourney' | 'LeaveJourney' }>;

const goOn = (command: OnTheWay, state: OpenJourney, pathways: Pathways): readonly JourneyEvent[] => {
  switch (command.type) {
    case 'OpenJourney':
    case 'RestartJourney':
      return [];
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
    case 'ChooseOptions':
      if (command.data.fault) refuseFault(command.data.fault);
      return choose(command.data, state, pathwayUnder(pathways, state));
    case 'ChangeCourse':
      return changeCourse(command.data, state, pathways);
    case 'AssignNavigators':
      return assign(command.data, state);
    case 'GiveInformation':
      return inform(command.data, state);
  }
};

/** What closes may free a step that waited for it; and a journey on which nothing more can happen ends. */
const thenGoOn = (
  state: Journey,
  events: readonly JourneyEvent[],
  pathways: Pathways,
): readonly JourneyEvent[] => {
  const after = events.reduce<Journey>(evolve, state);
  if (after.status !== 'open' || events.length === 0) return events;
  const free = freed(after, pathwayUnder(pathways, after), 'no-longer-waits');
  const then = free.reduce<Journey>(evolve, after);
  return [...events, ...free, ...(then.status === 'open' ? endIfOver(then, pathways) : [])];
};

const open = ({ pathway: asked, needs, ...about }: Opening, pathways: Pathways): readonly JourneyEvent[] => {
  const pathway = choosePathway(pathways, asked, needs);
  const steps = stepsFor(pathway, needs);
  const first: JourneyEvent = {
    type: 'JourneyOpened',
    data: {
      ...about,
      pathway: pathway?.id ?? 'none',
      pathwayVersion: pathway?.version ?? 0,
      steps: describeSteps(steps),
    },
  };
  const state = evolve(initial, first);
  if (state.status !== 'open') return [first];
  const started = state.steps.map((step) => start(state, pathway, step, 'journey-opened'));
  return thenGoOn(initial, [first, ...started], pathways);
};

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
    // Offered all at once, they all had their turn.
    const rest = step.atOnce ? [] : step.options.slice(1);
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
): readonly JourneyEvent[] =>
  atStep(state, id, (step) => {
    const pathway = pathwayUnder(pathways, state);
    const fulfils = templateFor(pathway, step).doneBy.includes(fact);
    if (step.facts.includes(fact) || step.status === 'done' || (!fulfils && step.status !== 'open'))
      return [];
    const told = advance(state, id, fulfils ? 'done' : 'open', fact);
    const after = evolve(state, told);
    return after.status === 'open' ? [told, ...freed(after, pathway, fact)] : [told];
  });

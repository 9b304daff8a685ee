import type { EndReason, JourneyEvent, JourneyParties, JourneyResult, StepNamed } from './events.ts';
import { advanced, chosen, proposed, setBack, type StepState, untouched } from './step.ts';

export type { StepState } from './step.ts';

export type Navigators = Readonly<{ lead: string; deputy: string }>;

export type Going = Readonly<
  JourneyParties & {
    intakeId: string;
    pathway: string;
    pathwayVersion: number;
    /** The earlier journey of someone who is back. */
    follows: string | null;
    /** Until somebody is named, the desk of the referring agency walks with the person. */
    navigators: Navigators | null;
    /** Services of the directory that the person was told of. */
    informed: readonly string[];
    steps: readonly StepState[];
  }
>;

export type Journey =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'open' } & Going>
  | Readonly<{ status: 'ended'; result: JourneyResult; reason: EndReason } & Going>;

export type OpenJourney = Extract<Journey, { status: 'open' }>;

export const stepOf = ({ steps }: Going, id: string): StepState | undefined =>
  steps.find((step) => step.id === id);

export const evolve = (state: Journey, event: JourneyEvent): Journey => {
  if (event.type === 'JourneyOpened') return opened(event.data);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'OptionsProposed':
      return withStep(state, event.data.step, (step) =>
        proposed(step, event.data.options, event.data.replaces),
      );
    case 'JourneyAdvanced':
      return withStep(state, event.data.step, (step) =>
        advanced(step, { status: event.data.status, because: event.data.because, at: event.at ?? null }),
      );
    case 'ChoicesMade':
      return withStep(state, event.data.step, (step) => chosen(step, event.data.choices, event.data));
    case 'CourseChanged':
      return onCourse(state, event.data);
    case 'JourneyEnded':
      return { ...state, status: 'ended', result: event.data.result, reason: event.data.reason };
    case 'JourneyRestarted':
      return { ...goingOf(state), status: 'open', steps: state.steps.map(setBack) };
    case 'InformationGiven':
      return { ...state, informed: [...state.informed, event.data.listingId] };
    case 'NavigatorsAssigned':
      return { ...state, navigators: { lead: event.data.lead, deputy: event.data.deputy } };
  }
};

type DataOf<Type extends JourneyEvent['type']> = Extract<JourneyEvent, { type: Type }>['data'];

const opened = ({ steps, follows, ...journey }: DataOf<'JourneyOpened'>): Journey => ({
  status: 'open',
  ...journey,
  // Journeys opened before anybody could be back don't say.
  follows: follows ?? null,
  navigators: null,
  informed: [],
  steps: steps.map((step) => ({ ...step, ...untouched })),
});

const goingOf = ({
  journeyId,
  personId,
  referrer,
  intakeId,
  pathway,
  pathwayVersion,
  follows,
  navigators,
  informed,
}: Going): Omit<Going, 'steps'> => ({
  journeyId,
  personId,
  referrer,
  intakeId,
  pathway,
  pathwayVersion,
  follows,
  navigators,
  informed,
});

/** What is left behind stays first, as history; a step that both courses have keeps all it went through. */
const onCourse = <State extends Going>(
  state: State,
  { pathway, pathwayVersion, steps }: DataOf<'CourseChanged'>,
): State => {
  const behind = state.steps.filter(({ id }) => !steps.some((step) => step.id === id));
  const ahead = steps.map((step: StepNamed) => ({
    ...(stepOf(state, step.id) ?? { ...step, ...untouched }),
    behind: false,
  }));
  return { ...state, pathway, pathwayVersion, steps: [...behind.map(leave), ...ahead] };
};

const leave = (step: StepState): StepState => ({ ...step, behind: true });

const withStep = <State extends Going>(
  state: State,
  id: string,
  change: (step: StepState) => StepState,
): State => ({
  ...state,
  steps: state.steps.map((step) => (step.id === id ? change(step) : step)),
});

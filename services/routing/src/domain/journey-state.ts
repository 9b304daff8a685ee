import type {
  JourneyEvent,
  JourneyParties,
  JourneyResult,
  Option,
  StepReason,
  StepStatus,
} from './journey-events.ts';
import { type Fact, isFact } from './pathway.ts';

type Mark = Readonly<{ status: StepStatus; because: StepReason; at: string | null }>;

export type StepState = Readonly<{
  id: string;
  service: string;
  program: string | null;
  status: StepStatus;
  because: StepReason;
  /** Opened, and nobody has looked for options yet. */
  asks: boolean;
  /** Whether anything was ever proposed for it. */
  offered: boolean;
  /** What may still be offered; the first one is. */
  options: readonly Option[];
  /** Agencies that had their turn. */
  tried: readonly string[];
  /** The referral that the next one follows. */
  replaces: string | null;
  facts: readonly Fact[];
  trail: readonly Mark[];
}>;

export type Going = Readonly<
  JourneyParties & { intakeId: string; pathway: string; pathwayVersion: number; steps: readonly StepState[] }
>;

export type Journey =
  | Readonly<{ status: 'none' }>
  | Readonly<{ status: 'open' } & Going>
  | Readonly<{ status: 'ended'; result: JourneyResult; reason: string } & Going>;

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
    case 'JourneyEnded':
      return { ...state, status: 'ended', result: event.data.result, reason: event.data.reason };
  }
};

const opened = ({
  steps,
  ...journey
}: Extract<JourneyEvent, { type: 'JourneyOpened' }>['data']): Journey => ({
  status: 'open',
  ...journey,
  steps: steps.map((step) => ({ ...step, ...untouched })),
});

const untouched = {
  status: 'waiting',
  because: 'waits-for-fact',
  asks: false,
  offered: false,
  options: [],
  tried: [],
  replaces: null,
  facts: [],
  trail: [],
} as const;

const withStep = <State extends Going>(
  state: State,
  id: string,
  change: (step: StepState) => StepState,
): State => ({
  ...state,
  steps: state.steps.map((step) => (step.id === id ? change(step) : step)),
});

const proposed = (step: StepState, options: readonly Option[], replaces: string | null): StepState => ({
  ...step,
  asks: false,
  offered: true,
  options,
  replaces,
  tried: replaces === step.replaces ? step.tried : [...step.tried, ...turnOf(step)],
});

const turnOf = ({ options }: StepState): string[] => options.slice(0, 1).map(({ agency }) => agency);

/** A fact is the step's own if it came while the step was open; the fact that opens a step belongs to another. */
const advanced = (step: StepState, mark: Mark): StepState => {
  const own = (step.status === 'open' || mark.status === 'done') && isFact(mark.because);
  return {
    ...step,
    status: mark.status,
    because: mark.because,
    asks: mark.status === 'open' && step.status !== 'open',
    facts: own && isFact(mark.because) ? [...step.facts, mark.because] : step.facts,
    tried: mark.because === 'no-option-left' ? [...step.tried, ...turnOf(step)] : step.tried,
    options: mark.status === 'open' ? step.options : [],
    trail: [...step.trail, mark],
  };
};

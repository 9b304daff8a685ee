import type { Asking, Choice, Option, StepNamed, StepReason, StepStatus } from './events.ts';
import { type Fact, isFact } from './pathway.ts';

type Mark = Readonly<{ status: StepStatus; because: StepReason; at: string | null }>;

export type StepState = StepNamed &
  Readonly<{
    status: StepStatus;
    because: StepReason;
    /** Left behind when the person changed course; here as history. */
    behind: boolean;
    /** Opened, and nobody has looked for options yet. */
    asks: boolean;
    /** Whether anything was ever proposed for it. */
    offered: boolean;
    /** What may still be offered; the first one is. */
    options: readonly Option[];
    /** Agencies that had their turn. */
    tried: readonly string[];
    /** What the person ranked for it after the intake; null: the intake's own choices stand. */
    choices: readonly Choice[] | null;
    /** All of the options are offered at once. */
    atOnce: boolean;
    /** How one of them gets the person then. */
    mode: 'confirm' | 'queue';
    priority: number | null;
    /** The referral that the next one follows. */
    replaces: string | null;
    facts: readonly Fact[];
    trail: readonly Mark[];
  }>;

export const untouched = {
  status: 'waiting',
  because: 'waits-for-fact',
  behind: false,
  asks: false,
  offered: false,
  options: [],
  tried: [],
  choices: null,
  atOnce: false,
  mode: 'confirm',
  priority: null,
  replaces: null,
  facts: [],
  trail: [],
} as const;

export const proposed = (
  step: StepState,
  options: readonly Option[],
  replaces: string | null,
): StepState => ({
  ...step,
  asks: false,
  offered: true,
  options,
  replaces,
  tried: replaces === step.replaces ? step.tried : [...step.tried, ...turnOf(step)],
});

const turnOf = ({ options }: StepState): string[] => options.slice(0, 1).map(({ agency }) => agency);

/** A fact is the step's own if it came while the step was open; the fact that opens a step belongs to another. */
export const advanced = (step: StepState, mark: Mark): StepState => {
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

/** Whom the person names again may be asked again, whatever came of it before. */
export const chosen = (
  step: StepState,
  choices: readonly Choice[],
  // Choices made before there were queues don't say.
  { atOnce, mode, priority }: Pick<Asking, 'atOnce'> & Partial<Asking>,
): StepState => ({
  ...step,
  choices,
  atOnce: atOnce === true,
  mode: mode ?? 'confirm',
  priority: priority ?? null,
  tried: step.tried.filter((tried) => !choices.some(({ agency }) => agency === tried)),
});

/** The journey starts again: what was done stays done, the rest is as if nobody had been asked yet. */
export const setBack = (step: StepState): StepState =>
  step.status === 'done' ? step : { ...step, status: 'closed', asks: false, options: [], tried: [] };

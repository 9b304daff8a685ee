import type { JourneyEvent, JourneyParties, Option, StepReason, StepStatus } from './events.ts';
import { mayOpen } from './end.ts';
import { type OpenJourney, type StepState, stepOf } from './state.ts';
import type { Pathway } from './pathway.ts';

/** What the deciders of a journey have in common: whom its events name, and how a step goes on. */
export const partiesOf = ({ journeyId, personId, referrer }: JourneyParties): JourneyParties => ({
  journeyId,
  personId,
  referrer,
});

export const advance = (
  journey: JourneyParties,
  step: string,
  status: StepStatus,
  because: StepReason,
): JourneyEvent => ({
  type: 'JourneyAdvanced',
  data: { ...partiesOf(journey), step, status, because },
});

export const proposed = (
  journey: JourneyParties,
  { id }: StepState,
  options: readonly Option[],
  replaces: string | null,
): JourneyEvent => ({
  type: 'OptionsProposed',
  data: { ...partiesOf(journey), step: id, options, replaces },
});

/** A step opens when its conditions are met; until then it waits for them. */
export const start = (
  journey: OpenJourney,
  pathway: Pathway | undefined,
  step: StepState,
  because: StepReason,
): JourneyEvent =>
  mayOpen(journey, pathway, step)
    ? advance(journey, step.id, 'open', because)
    : advance(journey, step.id, 'waiting', 'waits-for-fact');

/** Steps that wait for facts, and need wait no longer. */
export const freed = (
  journey: OpenJourney,
  pathway: Pathway | undefined,
  because: StepReason,
): readonly JourneyEvent[] =>
  journey.steps
    .filter((step) => step.status === 'waiting' && step.because === 'waits-for-fact')
    .filter((step) => mayOpen(journey, pathway, step))
    .map(({ id }) => advance(journey, id, 'open', because));

export const atStep = (
  journey: OpenJourney,
  id: string,
  decide: (step: StepState) => readonly JourneyEvent[],
): readonly JourneyEvent[] => {
  const step = stepOf(journey, id);
  return step ? decide(step) : [];
};

import type { EndReason, JourneyEvent, JourneyResult, StepReason } from './journey-events.ts';
import { type OpenJourney, type StepState, stepOf } from './journey-state.ts';
import { type Condition, type Pathway, pathwayOf, type Pathways } from './pathway.ts';

export const conditionsOf = (pathway: Pathway | undefined, step: string): readonly Condition[] =>
  pathway?.steps.find(({ id }) => id === step)?.after ?? [];

/** A condition on a step the person didn't ask for holds nobody up. */
export const isMet = (journey: OpenJourney, { step, fact }: Condition): boolean =>
  stepOf(journey, step)?.facts.includes(fact) ?? true;

/** Something may still happen here: it is open, waits for somebody, or waits for a fact that may still come. */
const isLive = (journey: OpenJourney, pathway: Pathway | undefined, step: StepState): boolean => {
  if (step.status === 'open') return true;
  if (step.status !== 'waiting') return false;
  if (step.because !== 'waits-for-fact') return true;
  return conditionsOf(pathway, step.id).every((condition) => {
    const before = stepOf(journey, condition.step);
    return isMet(journey, condition) || (before !== undefined && isLive(journey, pathway, before));
  });
};

/** Every intake is accounted for: a journey on which nothing more can happen ends, with a result and a reason. */
export const endIfOver = (journey: OpenJourney, pathways: Pathways): readonly JourneyEvent[] => {
  const pathway = pathwayOf(pathways, journey.pathway, journey.pathwayVersion);
  const over = !journey.steps.some((step) => isLive(journey, pathway, step));
  return over ? [ended(journey, reasonFor(journey, pathway), pathway)] : [];
};

export const ended = (
  journey: OpenJourney,
  reason: EndReason,
  pathway: Pathway | undefined,
): JourneyEvent => {
  const { journeyId, personId, referrer } = journey;
  return {
    type: 'JourneyEnded',
    data: { journeyId, personId, referrer, result: resultOf(journey, pathway), reason },
  };
};

const aimOf = (journey: OpenJourney, pathway: Pathway | undefined): StepState | undefined =>
  stepOf(journey, pathway?.aim ?? '') ?? journey.steps.at(-1);

const resultOf = (journey: OpenJourney, pathway: Pathway | undefined): JourneyResult => {
  if (aimOf(journey, pathway)?.status === 'done') return 'reached-its-aim';
  return journey.steps.some(({ offered }) => offered) ? 'ended-early' : 'nothing-open';
};

const reasonFor = (journey: OpenJourney, pathway: Pathway | undefined): EndReason => {
  if (journey.steps.length === 0) return 'no-pathway';
  if (aimOf(journey, pathway)?.status === 'done') return 'all-steps-done';
  const last = journey.steps.findLast(({ status }) => status === 'closed')?.because;
  return (last && endReasons[last]) ?? 'no-option-left';
};

const endReasons: Partial<Record<StepReason, EndReason>> = {
  declined: 'person-asked',
  withdrawn: 'person-asked',
  exited: 'exited',
  'could-not-be-reached': 'could-not-be-reached',
};

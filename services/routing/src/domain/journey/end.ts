import type { EndReason, JourneyEvent, JourneyResult, StepReason } from './events.ts';
import { type OpenJourney, type StepState, stepOf } from './state.ts';
import { type Condition, type Pathway, pathwayOf, type Pathways } from './pathway.ts';
import { templateFor } from './side-steps.ts';

export const pathwayUnder = (
  pathways: Pathways,
  { pathway, pathwayVersion }: Readonly<{ pathway: string; pathwayVersion: number }>,
): Pathway | undefined => pathwayOf(pathways, pathway, pathwayVersion);

/**
 * A condition on a step that isn't on the person's way holds nobody up: what that step would have waited for is waited
 * for in its stead.
 */
export const isMet = (
  journey: OpenJourney,
  pathway: Pathway | undefined,
  { step: id, facts, orClosed }: Condition,
): boolean => {
  const before = stepOf(journey, id);
  if (before && facts.some((fact) => before.facts.includes(fact))) return true;
  if (before && !before.behind) return orClosed && (before.status === 'closed' || before.status === 'done');
  const skipped = pathway?.steps.find((step) => step.id === id)?.after ?? [];
  return skipped.every((condition) => isMet(journey, pathway, condition));
};

export const mayOpen = (journey: OpenJourney, pathway: Pathway | undefined, step: StepState): boolean =>
  templateFor(pathway, step).after.every((condition) => isMet(journey, pathway, condition));

/** Something may still happen here: it is open, waits for somebody, or waits for a fact that may still come. */
const isLive = (journey: OpenJourney, pathway: Pathway | undefined, step: StepState): boolean => {
  if (step.status === 'open') return true;
  if (step.status !== 'waiting' || isLeftOver(journey, pathway, step)) return false;
  if (step.because !== 'waits-for-fact') return true;
  return templateFor(pathway, step).after.every((condition) => mayComeTrue(journey, pathway, condition));
};

const mayComeTrue = (journey: OpenJourney, pathway: Pathway | undefined, condition: Condition): boolean => {
  if (isMet(journey, pathway, condition)) return true;
  const before = stepOf(journey, condition.step);
  if (before && !before.behind) return isLive(journey, pathway, before);
  const skipped = pathway?.steps.find(({ id }) => id === condition.step)?.after ?? [];
  return skipped.every((earlier) => mayComeTrue(journey, pathway, earlier));
};

/**
 * Once the aim is reached nobody is asked any more about what was to go beside it; and who has gone isn't waited for
 * to choose among what everyone is offered.
 */
const isLeftOver = (journey: OpenJourney, pathway: Pathway | undefined, step: StepState): boolean => {
  const { beside, forEveryone } = templateFor(pathway, step);
  if (beside && reachedAim(journey, pathway)) return true;
  return forEveryone && step.because === 'waits-for-choice' && hasLeft(journey, pathway);
};

const hasLeft = (journey: OpenJourney, pathway: Pathway | undefined): boolean => {
  const onTheWay = journey.steps.filter((step) => !templateFor(pathway, step).beside);
  const last = onTheWay.findLast(({ status }) => status === 'closed')?.because;
  return last !== undefined && last in endReasons && !onTheWay.some(({ status }) => status === 'open');
};

/** Every intake is accounted for: a journey on which nothing more can happen ends, with a result and a reason. */
export const endIfOver = (journey: OpenJourney, pathways: Pathways): readonly JourneyEvent[] => {
  const pathway = pathwayUnder(pathways, journey);
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

/** Where the person didn't ask for the pathway's own aim, the last step of the way is one. */
const reachedAim = (journey: OpenJourney, pathway: Pathway | undefined): boolean => {
  const ahead = journey.steps.filter(({ behind }) => !behind);
  const aims = ahead.filter(({ id }) => pathway?.aim.includes(id));
  const askedFor = aims.some((step) => !templateFor(pathway, step).forEveryone);
  const onTheWay = ahead.filter((step) => !templateFor(pathway, step).beside);
  const last = onTheWay.length > 0 ? onTheWay.slice(-1) : ahead.slice(-1);
  return [...aims, ...(askedFor ? [] : last)].some(({ status }) => status === 'done');
};

const resultOf = (journey: OpenJourney, pathway: Pathway | undefined): JourneyResult => {
  if (reachedAim(journey, pathway)) return 'reached-its-aim';
  return journey.steps.some(({ offered }) => offered) ? 'ended-early' : 'nothing-open';
};

const reasonFor = (journey: OpenJourney, pathway: Pathway | undefined): EndReason => {
  if (journey.steps.length === 0) return 'no-pathway';
  if (reachedAim(journey, pathway)) return 'all-steps-done';
  const last = journey.steps.findLast(({ status }) => status === 'closed')?.because;
  return (last && endReasons[last]) ?? 'no-option-left';
};

const endReasons: Partial<Record<StepReason, EndReason>> = {
  declined: 'person-asked',
  withdrawn: 'person-asked',
  'not-wanted': 'person-asked',
  exited: 'exited',
  'could-not-be-reached': 'could-not-be-reached',
};

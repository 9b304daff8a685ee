import { refuse } from '@handoff/decider';
import type { JourneyEvent } from './events.ts';
import { evolve, type Journey, type OpenJourney, type StepState } from './state.ts';
import { advance, freed, partiesOf, start } from './tell.ts';
import { choosePathway, newestOf, type Pathway, type Pathways, type PathwayStep } from './pathway.ts';
import { describeSteps, stepsFor } from './side-steps.ts';

export type Course = Readonly<{ pathway: string | null; needs: readonly string[] }>;

/**
 * Another pathway, other needs. A step both courses have goes on as it is; what is left behind is closed and stays in
 * the history; the rest opens, each when its conditions are met.
 */
export const changeCourse = (
  { pathway: named, needs }: Course,
  journey: OpenJourney,
  pathways: Pathways,
): readonly JourneyEvent[] => {
  const pathway = pathwayFor(named, needs, pathways);
  const steps = stepsFor(pathway, needs);
  if (steps.length === 0) refuseEmpty();
  if (isSame(journey, pathway, steps)) return [];
  const behind = journey.steps.filter(({ id }) => !steps.some((step) => step.id === id)).filter(isGoing);
  const turned: readonly JourneyEvent[] = [
    ...behind.map(({ id }) => advance(journey, id, 'closed', 'course-changed')),
    {
      type: 'CourseChanged',
      data: {
        ...partiesOf(journey),
        pathway: pathway?.id ?? 'none',
        pathwayVersion: pathway?.version ?? 0,
        steps: describeSteps(steps),
      },
    },
  ];
  return [...turned, ...setOut(turned, journey, pathway)];
};

const isSame = (
  { pathway: id, pathwayVersion, steps: now }: OpenJourney,
  pathway: Pathway | undefined,
  steps: readonly PathwayStep[],
): boolean =>
  id === (pathway?.id ?? 'none') &&
  pathwayVersion === (pathway?.version ?? 0) &&
  steps.every((step) => now.some((known) => known.id === step.id && isGoing(known))) &&
  now.filter(isGoing).every((known) => steps.some((step) => step.id === known.id));

const isGoing = ({ status }: StepState): boolean => status === 'open' || status === 'waiting';

/** What is new or was closed starts; what waited for a fact may be free on the new course. */
const setOut = (
  turned: readonly JourneyEvent[],
  journey: OpenJourney,
  pathway: Pathway | undefined,
): readonly JourneyEvent[] => {
  const after = turned.reduce<Journey>(evolve, journey) as OpenJourney;
  const ahead = after.steps.filter(({ id }) => pathwayHas(turned, id));
  const starts = ahead.filter(({ status, trail }) => status === 'closed' || trail.length === 0);
  const started = starts.map((step) => start(after, pathway, step, 'course-changed'));
  const then = started.reduce<Journey>(evolve, after) as OpenJourney;
  return [...started, ...freed(then, pathway, 'course-changed')];
};

const pathwayHas = (turned: readonly JourneyEvent[], id: string): boolean =>
  turned.some((event) => event.type === 'CourseChanged' && event.data.steps.some((step) => step.id === id));

const pathwayFor = (
  named: string | null,
  needs: readonly string[],
  pathways: Pathways,
): Pathway | undefined => {
  const found = choosePathway(pathways, named, needs);
  if (named === null || found?.id === named) return found;
  return newestOf(pathways, named) ? refuseUnserved(named) : refuseUnknown(named, pathways);
};

const refuseUnknown = (named: string, pathways: Pathways): never =>
  refuse('unknown-pathway', {
    place: 'pathway',
    reason: `there is no pathway '${named}'`,
    mend: `Name one of: ${[...new Set(pathways.map(({ id }) => id))].join(', ')}; or none, and the needs decide.`,
  });

const refuseUnserved = (named: string): never =>
  refuse('pathway-serves-none', {
    place: 'pathway',
    reason: `'${named}' serves none of these needs`,
    mend: 'Name a pathway that serves one of them; or none, and the needs decide.',
  });

const refuseEmpty = (): never =>
  refuse('no-needs', {
    place: 'needs',
    reason: 'a course without any need leads nowhere',
    mend: 'Name at least one service the person wants, or end the journey.',
  });

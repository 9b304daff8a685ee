import type { StepNamed } from './events.ts';
import { facts, type Pathway, type PathwayStep, stepsWanted } from './pathway.ts';

/** A need that no step of the pathway serves is not forgotten: it goes beside, and whatever comes back fulfils it. */
const sideStep = (service: string): PathwayStep => ({
  id: `also-${service.replaceAll(/[._]/g, '-')}`,
  service,
  program: null,
  beside: true,
  forEveryone: false,
  onlyWith: null,
  inCohort: false,
  after: [],
  doneBy: facts,
  respondWithinDays: null,
});

/** All steps of a journey: those of its pathway, and one beside for every other need. */
export const stepsFor = (pathway: Pathway | undefined, needs: readonly string[]): readonly PathwayStep[] => {
  const wanted = pathway ? stepsWanted(pathway, needs) : [];
  const served = new Set(pathway?.steps.map(({ service }) => service));
  const others = [...new Set(needs)].filter((need) => !served.has(need));
  return [...wanted, ...others.map(sideStep)];
};

/** What a journey's own event says of its steps, so that whoever hears of them need not know the pathway. */
export const describeSteps = (steps: readonly PathwayStep[]): readonly StepNamed[] =>
  steps.map(({ id, service, program, beside, forEveryone, after }) => ({
    id,
    service,
    program,
    beside,
    forEveryone,
    waitsFor: after.map(({ step }) => step).filter((step) => steps.some((other) => other.id === step)),
  }));

/** How a step of a journey was described: by the pathway, or as a step beside it. */
export const templateFor = (
  pathway: Pathway | undefined,
  { id, service }: Readonly<{ id: string; service: string }>,
): PathwayStep => {
  const written = pathway?.steps.find((step) => step.id === id);
  return written ?? { ...sideStep(service), id };
};

export { enrolledNow } from './standing.ts';
export { drawJourney } from './draw-journey.ts';
export { type PlannedStep, type StepAsTold, stepsAsTold, type Told } from './steps-as-told.ts';

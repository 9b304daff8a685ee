import { type StepAsTold } from './steps-as-told.ts';
import { reasonLabel, serviceLabel } from './words.ts';

/** A step that went on to be done by something else, a level or a job, is behind the person. */
export const enrolledNow = (steps: readonly StepAsTold[]): readonly StepAsTold[] =>
  steps.filter(
    ({ status, because, facts }) =>
      facts.some(({ kind }) => kind === 'enrolled') &&
      !facts.some(({ kind }) => kind === 'exit') &&
      (status === 'open' || (status === 'done' && because === 'enrolled')),
  );

/** What stands still until the navigator does something about it. */
const awaitsNavigator = new Set(['waits-for-choice', 'waits-for-consent', 'no-option-left', 'parked']);

const named = (steps: readonly StepAsTold[]): string =>
  steps.map(({ service, id }) => serviceLabel(service, id)).join(' · ');

/** The picture in two or three lines: what goes on, whose turn it is, and where two go on at once. */
export const standing = (steps: readonly StepAsTold[]): readonly string[] => {
  const underWay = steps.filter(({ status }) => status === 'open');
  const yours = steps.filter(
    ({ status, because }) => status === 'waiting' && awaitsNavigator.has(because ?? ''),
  );
  const both = enrolledNow(steps);
  return [
    ...(underWay.length > 0 ? [`Under way: ${named(underWay)}`] : []),
    ...yours.map((step) => `Your turn: ${named([step])} – ${reasonLabel(step.because) ?? ''}`),
    ...(both.length > 1 ? [`Enrolled at once: ${named(both)}`] : []),
  ];
};

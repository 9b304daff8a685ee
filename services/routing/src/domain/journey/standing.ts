import type { Journey, StepState } from './state.ts';

export type Standing = Readonly<{ state: 'open' | 'waiting' | 'ended'; because: string }>;

/**
 * Where a journey stands in one word: under way, waiting for somebody and why, or ended and how. A step from which a
 * fact has come back waits for the next one: its agency has the person, and nothing is to be decided.
 */
export const standingOf = (journey: Journey): Standing => {
  if (journey.status === 'ended') return { state: 'ended', because: journey.result };
  const steps = journey.status === 'none' ? [] : journey.steps;
  const open = steps.filter(({ status }) => status === 'open');
  const underWay = open.find(({ facts }) => facts.length === 0);
  if (underWay) return { state: 'open', because: underWay.id };
  return { state: 'waiting', because: stated(steps) ?? lastFact(open) ?? 'waits-for-fact' };
};

const stated = (steps: readonly StepState[]): string | undefined =>
  steps.find(({ status, because }) => status === 'waiting' && because !== 'waits-for-fact')?.because;

const lastFact = (open: readonly StepState[]): string | undefined => open[0]?.facts.at(-1);

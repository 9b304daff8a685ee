import type { Journey } from './journey-state.ts';

export type Standing = Readonly<{ state: 'open' | 'waiting' | 'ended'; because: string }>;

/** Where a journey stands in one word: under way, waiting for somebody and why, or ended and how. */
export const standingOf = (journey: Journey): Standing => {
  if (journey.status === 'ended') return { state: 'ended', because: journey.result };
  const steps = journey.status === 'none' ? [] : journey.steps;
  const open = steps.find(({ status }) => status === 'open');
  if (open) return { state: 'open', because: open.id };
  const waiting = steps.find(({ status, because }) => status === 'waiting' && because !== 'waits-for-fact');
  return { state: 'waiting', because: waiting?.because ?? 'waits-for-fact' };
};

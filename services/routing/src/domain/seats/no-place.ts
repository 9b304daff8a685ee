import { refuse } from '@handoff/decider';

export const refuseFull = (): never =>
  refuse('no-place', {
    place: 'cohort',
    reason: 'Every place of this cohort is held or taken.',
    mend: 'Say waitlisted, or offer more places and accept again.',
  });

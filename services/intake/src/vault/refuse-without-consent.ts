import { refuse } from '@handoff/decider';
import type { ConsentAnswer } from './consent-desk.ts';

export const refuseWithoutConsent = (because: Extract<ConsentAnswer, { allowed: false }>['because']): never =>
  refuse('consent-not-live', {
    place: 'recipient',
    reason: `No live consent covers this recipient and purpose: ${because}.`,
    mend: 'Do not use what you have. Ask the person; when they consent, ask here again.',
  });

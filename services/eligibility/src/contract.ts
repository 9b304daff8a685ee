import type { Events } from '@handoff/schemas';
import type { ScreeningEvent } from './domain/screening/screening.ts';

/** Domain event to contract record: nothing to translate, and the compiler holds both to that. */
export const toRecord = {
  ScreeningCompleted: (data: ScreeningEvent['data']): Events['ScreeningCompleted'] => data,
};

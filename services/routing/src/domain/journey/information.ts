import type { JourneyEvent } from './events.ts';
import type { Going } from './state.ts';
import { partiesOf } from './tell.ts';

export type Information = Readonly<{ listingId: string; services: readonly string[] }>;

/** Told once is told. The need it is for: one that the journey looks for, else what the service is first of all. */
export const inform = ({ listingId, services }: Information, journey: Going): readonly JourneyEvent[] => {
  if (journey.informed.includes(listingId)) return [];
  const wanted = services.find((code) => journey.steps.some((step) => step.service === code));
  const service = wanted ?? services[0] ?? null;
  return [{ type: 'InformationGiven', data: { ...partiesOf(journey), listingId, service } }];
};

import type { Context, EventMeta } from '@handoff/host';
import type { JourneyEnded } from '@handoff/schemas';
import { leaveReasons } from '../domain/journey/events.ts';
import type { Routing } from '../routing.ts';
import { takeBack } from './take-back.ts';

/** Somebody ended it: nothing of it stays offered. A journey that came to its own end has nothing under way. */
export const onJourneyEnded = async (
  routing: Routing,
  { journeyId, reason }: JourneyEnded,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  if (!leaveReasons.some((left) => left === reason)) return { skipped: 'nothing is under way' };
  await takeBack(routing, { journeyId, step: null }, meta, context);
  return undefined;
};

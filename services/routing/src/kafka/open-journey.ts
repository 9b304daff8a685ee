import type { Context, EventMeta } from '@handoff/host';
import type { Needs, Noted } from '../register/register.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

/** Needs and screening come on two topics, in either order: whichever is second opens the journey. */
export const openJourneyWhenKnown = async (
  { needs, screening }: Noted,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  if (!needs || !screening) return { skipped: needs ? 'not screened yet' : 'intake not seen yet' };
  const journeyId = context.ids.derive('journey', needs.intakeId);
  const command = { type: 'OpenJourney', data: opening(journeyId, needs) };
  mustStand(await context.handle('journey', journeyId, command, causedBy(meta, 'open-journey')));
  return undefined;
};

const opening = (journeyId: string, { personId, intakeId, referrer, pathway, needs }: Needs) => ({
  journeyId,
  personId,
  intakeId,
  referrer,
  pathway,
  needs,
});

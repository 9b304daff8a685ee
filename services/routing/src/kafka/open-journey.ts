import type { Context, EventMeta } from '@handoff/host';
import type { Needs, Noted } from '../register/register.ts';
import { mustStand } from './must-stand.ts';

/** Needs and screening come on two topics, in either order: whichever is second opens the journey. */
export const openJourneyWhenKnown = async (
  { needs, screening }: Noted,
  { envelope }: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  if (!needs || !screening) return { skipped: needs ? 'not screened yet' : 'intake not seen yet' };
  const journeyId = context.ids.derive('journey', needs.intakeId);
  // The same for both: the journey is opened by the intake, not by which of its events came last.
  const meta = { causation: `${needs.intakeId}:open-journey`, trace: envelope.trace };
  mustStand(
    await context.handle(
      'journey',
      journeyId,
      { type: 'OpenJourney', data: opening(journeyId, needs) },
      meta,
    ),
  );
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

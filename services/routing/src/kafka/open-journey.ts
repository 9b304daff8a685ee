import type { Context, EventMeta } from '@handoff/host';
import type { Intakes, Needs } from '../register/register.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

type Done = Promise<undefined | { skipped: string }>;

/**
 * Needs and screening come on two topics, in either order: whichever is second opens the journey. The erasure may come
 * between the look and the opening; it forgets first and ends the journey then, so one of the two sees the other.
 */
export const openJourneyWhenKnown = async (
  intakes: Intakes,
  intakeId: string,
  meta: EventMeta,
  context: Context,
): Done => {
  const { needs, screening, forgotten } = await intakes.of(intakeId);
  if (forgotten) return endForgotten(intakeId, meta, context);
  if (!needs || !screening) return { skipped: needs ? 'not screened yet' : 'intake not seen yet' };
  const journeyId = context.ids.derive('journey', intakeId);
  const command = { type: 'OpenJourney', data: opening(journeyId, needs, context) };
  mustStand(await context.handle('journey', journeyId, command, causedBy(meta, 'open-journey')));
  return (await intakes.of(intakeId)).forgotten ? endForgotten(intakeId, meta, context) : undefined;
};

const endForgotten = async (intakeId: string, meta: EventMeta, context: Context): Done => {
  await endJourney(intakeId, meta, context);
  return { skipped: 'the person was erased' };
};

/** Of a journey that isn't there nothing is said. */
export const endJourney = async (
  intakeId: string,
  meta: EventMeta,
  { ids, handle }: Context,
): Promise<void> => {
  const command = { type: 'EndJourney', data: { reason: 'person-erased' } };
  mustStand(await handle('journey', ids.derive('journey', intakeId), command, causedBy(meta, 'end-journey')));
};

const opening = (
  journeyId: string,
  { personId, intakeId, referrer, pathway, needs, follows }: Needs,
  { ids }: Context,
) => ({
  journeyId,
  personId,
  intakeId,
  referrer,
  pathway,
  needs,
  // Kept before anybody could be back: nothing is said of it.
  follows: (follows ?? null) === null ? null : ids.derive('journey', follows ?? ''),
});

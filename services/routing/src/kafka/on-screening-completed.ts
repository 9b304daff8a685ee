import type { Context, EventMeta } from '@handoff/host';
import type { ScreeningCompleted } from '@handoff/schemas';
import type { Routing } from '../routing.ts';
import { openJourneyWhenKnown } from './open-journey.ts';

/** The verdicts stay sealed here: a step opens them when it looks for options. */
export const onScreeningCompleted = async (
  { register }: Routing,
  { intakeId, screeningId, rulesVersion, factsSequence, verdicts }: ScreeningCompleted,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  const { intakes } = register(context);
  await intakes.keepScreening(intakeId, { screeningId, rulesVersion, factsSequence, verdicts });
  return openJourneyWhenKnown(intakes, intakeId, meta, context);
};

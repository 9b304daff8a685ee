import type { Context, EventMeta } from '@handoff/host';
import type { IntakeSubmitted } from '@handoff/schemas';
import type { Needs } from '../register/register.ts';
import type { Routing } from '../routing.ts';
import { openJourneyWhenKnown } from './open-journey.ts';

/** Keeps what a journey needs, and nothing that is sealed. */
export const onIntakeSubmitted = async (
  { register }: Routing,
  intake: IntakeSubmitted,
  meta: EventMeta,
  context: Context,
): Promise<undefined | { skipped: string }> => {
  const { intakes } = register(context);
  await intakes.keepNeeds(needsOf(intake));
  return openJourneyWhenKnown(intakes, intake.intakeId, meta, context);
};

const needsOf = ({
  intakeId,
  personId,
  referrer,
  jurisdiction,
  language,
  needs,
  pathway,
  follows,
  choices,
  groupId,
}: IntakeSubmitted): Needs => ({
  intakeId,
  personId,
  referrer,
  jurisdiction,
  language,
  needs,
  pathway,
  follows,
  choices,
  groupId,
});

import type { EventHandlers } from '@handoff/host';
import type { Context } from '@handoff/host';
import type { OpenJourneys } from '../rescreening/open-journeys.ts';

/** Who is on a way, and who no longer: all that new rules need to know of a journey. */
export const onJourney = (journeys: (context: Context) => OpenJourneys): EventHandlers => ({
  JourneyOpened: ({ journeyId, intakeId }, _, context) => journeys(context).opened(journeyId, intakeId),
  JourneyEnded: ({ journeyId }, _, context) => journeys(context).ended(journeyId),
  JourneyRestarted: ({ journeyId }, _, context) => journeys(context).restarted(journeyId),
});

import type { Context, EventMeta } from '@handoff/host';
import type { JourneyAdvanced, JourneyEnded, JourneyOpened } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import { intakeOfJourney, keepJourney } from '../mongo/journeys.ts';
import { factNotice } from './notice.ts';
import { release } from './release.ts';

/** Journeys are named to the referrer by their steps; this is where their intake is remembered. */
export const onJourneyOpened = (journey: JourneyOpened, _: EventMeta, context: Context): Promise<void> =>
  keepJourney(context, journey.journeyId, journey.intakeId);

export const onJourneyAdvanced = (event: JourneyAdvanced, meta: EventMeta, context: Context): Promise<void> =>
  tellReferrer(event, meta, context, {
    kind: 'journey-step',
    step: event.step,
    result: event.status,
    reason: event.because,
  });

export const onJourneyEnded = (event: JourneyEnded, meta: EventMeta, context: Context): Promise<void> =>
  tellReferrer(event, meta, context, { kind: 'journey-ended', result: event.result, reason: event.reason });

const tellReferrer = async (
  event: JourneyAdvanced | JourneyEnded,
  meta: EventMeta,
  context: Context,
  said: Readonly<{ kind: string; step?: string; result: string; reason: string }>,
): Promise<void> => {
  const { journeyId, personId, referrer } = event;
  const intakeId = await intakeOfJourney(context, journeyId);
  const named = {
    journey: externalId(context, referrer, journeyId),
    intake: externalId(context, referrer, intakeId),
    on: meta.envelope.time.slice(0, 10),
  };
  await release(context, meta, {
    partner: referrer,
    kind: 'journey',
    subject: journeyId,
    ownIdOf: intakeId,
    needs: { personId, recipient: referrer, purpose: 'progress' },
    about: { personId, intakeId, journeyId, status: said.kind === 'journey-ended' ? 'ended' : 'open' },
    message: ({ localRef, now }) => factNotice({ ...named, ...said, localRef, at: now }),
    withheld: ({ localRef, now, reason }) =>
      factNotice({ ...named, kind: 'withheld', localRef, reason, at: now }),
  });
};

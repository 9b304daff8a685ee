import type { EventMeta } from '@handoff/host';
import type { JourneyAdvanced, JourneyEnded, JourneyOpened } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { factNotice } from './notice.ts';
import { release } from './release.ts';

/** Journeys are named to the referrer by their steps; this is where their intake is remembered. */
export const onJourneyOpened = (
  { journeyId, intakeId, personId }: JourneyOpened,
  _: EventMeta,
  { register }: Gateway,
): Promise<void> => register.cases.keepJourney({ journeyId, intakeId, personId });

export const onJourneyAdvanced = (event: JourneyAdvanced, meta: EventMeta, gateway: Gateway): Promise<void> =>
  tellReferrer(event, meta, gateway, {
    kind: 'journey-step',
    step: event.step,
    result: event.status,
    reason: event.because,
  });

export const onJourneyEnded = (event: JourneyEnded, meta: EventMeta, gateway: Gateway): Promise<void> =>
  tellReferrer(event, meta, gateway, { kind: 'journey-ended', result: event.result, reason: event.reason });

type Said = Readonly<{ kind: string; step?: string; result: string; reason: string }>;

const tellReferrer = async (
  { journeyId, personId, referrer }: JourneyAdvanced | JourneyEnded,
  meta: EventMeta,
  gateway: Gateway,
  said: Said,
): Promise<void> => {
  const intakeId = await intakeOf(gateway, journeyId);
  const named = {
    journey: externalId(gateway, referrer, journeyId),
    intake: externalId(gateway, referrer, intakeId),
    on: meta.envelope.time.slice(0, 10),
  };
  await release(gateway, meta, {
    partner: referrer,
    kind: 'journey',
    subject: journeyId,
    ownIdOf: intakeId,
    needs: { personId, recipient: referrer, purpose: 'progress' },
    about: { personId, intakeId, journeyId },
    shows: { status: said.kind === 'journey-ended' ? 'ended' : 'open' },
    message: ({ localRef, now }) => factNotice({ ...named, ...said, localRef, at: now }),
    withheld: ({ localRef, now, reason }) =>
      factNotice({ ...named, kind: 'withheld', localRef, reason, at: now }),
  });
};

/** A journey's own events come in order, and the first of them says which intake it grew from. */
const intakeOf = async ({ register }: Gateway, journeyId: string): Promise<string> => {
  const found = await register.cases.intakeOfJourney(journeyId);
  if (found === undefined) throw new Error('a journey went on before it was opened');
  return found;
};

import type { EventMeta } from '@handoff/host';
import type { CourseChanged, JourneyAdvanced, JourneyEnded, JourneyOpened } from '@handoff/schemas';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { factNotice } from './notice.ts';
import { slipOf } from '../slip.ts';
import { release } from './release.ts';

/** Journeys are named to the referrer by their steps; this is where their intake and their way are remembered. */
export const onJourneyOpened = (
  { journeyId, intakeId, personId, pathway, steps }: JourneyOpened,
  _: EventMeta,
  { ids, register }: Gateway,
): Promise<void> =>
  register.cases.keepJourney({
    journeyId,
    intakeId,
    personId,
    slip: slipOf(ids, journeyId),
    pathway,
    steps,
  });

/** What the person left behind stays in the picture, before what is ahead. */
export const onCourseChanged = async (
  { journeyId, pathway, steps }: CourseChanged,
  _: EventMeta,
  { register }: Gateway,
): Promise<void> => {
  const journey = await register.cases.journeyOf(journeyId);
  if (!journey) throw new Error('a journey changed its course before it was opened');
  const behind = (journey.steps ?? []).filter(({ id }) => !steps.some((step) => step.id === id));
  await register.cases.keepJourney({ ...journey, pathway, steps: [...behind, ...steps] });
};

export const onJourneyAdvanced = (event: JourneyAdvanced, meta: EventMeta, gateway: Gateway): Promise<void> =>
  tellReferrer(event, meta, gateway, {
    kind: 'journey-step',
    step: event.step,
    slip: slipOf(gateway.ids, event.journeyId),
    result: event.status,
    reason: event.because,
  });

export const onJourneyEnded = (event: JourneyEnded, meta: EventMeta, gateway: Gateway): Promise<void> =>
  tellReferrer(event, meta, gateway, { kind: 'journey-ended', result: event.result, reason: event.reason });

type Said = Readonly<{ kind: string; step?: string; slip?: string; result: string; reason: string }>;

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

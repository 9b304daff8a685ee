import { refuse } from '@handoff/decider';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import type { OpenView } from '../register/views.ts';

type Earlier = Readonly<{ personId: string; intakeId: string }>;

/**
 * Somebody is back, after a year perhaps: the same person, another journey. What they told and allowed then counts no
 * more; this intake brings facts and consents of its own. While the earlier journey goes on, that one is changed.
 */
export const earlierIntake = async (
  gateway: Gateway,
  partner: string,
  follows: string | null,
): Promise<Earlier | undefined> => {
  if (follows === null) return undefined;
  const { ids, register } = gateway;
  const [found] = await register.views.find(partner, 'intake', follows);
  const { personId } = found?.about ?? {};
  if (!found || personId === undefined) return unknownIntake();
  const journeyId = ids.derive('journey', found.subject);
  const [journey] = await register.views.find(partner, 'journey', externalId(gateway, partner, journeyId));
  if (journey && journey.about.status !== 'ended') return stillOpen(journey);
  return { personId, intakeId: found.subject };
};

const unknownIntake = (): never =>
  refuse('unknown-intake', {
    place: 'follows',
    reason: 'no intake of yours has this id',
    mend: 'Use the `intake` of a notice sent to you, or leave it out: then this is somebody new.',
  });

const stillOpen = ({ externalId: journey }: OpenView): never =>
  refuse('journey-still-open', {
    place: 'follows',
    reason: 'the earlier journey of this person still goes on',
    mend: `Choose for it or end it (journey ${journey}); an ended journey can be followed by another.`,
  });

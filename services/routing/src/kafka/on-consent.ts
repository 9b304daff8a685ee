import type { Context, EventMeta } from '@handoff/host';
import type { ConsentGranted, ConsentWithdrawn, ParticipantErased } from '@handoff/schemas';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';
import { endJourney } from './open-journey.ts';
import { withdraw, withdrawGuarded, withdrawUncovered, withdrawUnrouted } from './withdraw-uncovered.ts';

/** Steps that waited for consent look for options again. */
export const onConsentGranted = async (
  { intakeId }: ConsentGranted,
  meta: EventMeta,
  { ids, read, handle }: Context,
): Promise<undefined | { skipped: string }> => {
  const journeyId = ids.derive('journey', intakeId);
  if (!(await read('journey', journeyId))) return { skipped: 'no journey waits for it' };
  const command = { type: 'ResumeWithConsent', data: {} };
  mustStand(await handle('journey', journeyId, command, causedBy(meta, 'resume')));
  return undefined;
};

/** What was taken back from whom is intake's to say: each open referral asks whether it is still covered. */
export const onConsentWithdrawn = async (
  { register }: Routing,
  { personId, recipient, by }: ConsentWithdrawn,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const open = await register(context).standing.openOf(personId);
  if (recipient === null || recipient === 'exchange') {
    const withdrawAll = by === 'guardian' ? withdrawGuarded : withdrawUnrouted;
    await withdrawAll(open, personId, meta, context);
  }
  for (const referralId of open) await withdrawUncovered(referralId, meta, context);
};

/** Forgotten first: what opens a journey at this very moment looks again afterwards, and ends it. */
export const onParticipantErased = async (
  { register }: Routing,
  { personId, intakeId }: ParticipantErased,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  const { standing, intakes } = register(context);
  await intakes.forget(intakeId);
  for (const referralId of await standing.openOf(personId))
    await withdraw(referralId, 'person-erased', meta, context);
  await endJourney(intakeId, meta, context);
};

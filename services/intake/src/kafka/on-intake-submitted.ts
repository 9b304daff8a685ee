import type { Context, EventMeta } from '@handoff/host';
import type { IntakeSubmitted } from '@handoff/schemas';
import { isByGuardian } from '../domain/consent-terms.ts';
import { mustStand } from './must-stand.ts';

/** The consents named at intake begin, or go on, in the person's own consent stream. */
export const onIntakeSubmitted = async (
  { personId, intakeId, consents }: IntakeSubmitted,
  { envelope }: EventMeta,
  { ids, handle }: Context,
): Promise<void> => {
  const consentId = ids.derive('consent', personId);
  const data = { consentId, personId, intakeId, terms: consents };
  const meta = { causation: envelope.id, trace: envelope.trace };
  const outcome = await handle('consent', consentId, { type: 'GrantConsent', data }, meta);
  mustStand(outcome, 'guardian-revoked');
  if (outcome.kind !== 'refused') return;
  // The guardian's word ended while the intake was on its way: what the person agreed to alone stands all the same.
  const own = { ...data, terms: consents.filter((terms) => !isByGuardian(terms)) };
  const ofTheirOwn = { ...meta, causation: `${envelope.id}:own` };
  mustStand(await handle('consent', consentId, { type: 'GrantConsent', data: own }, ofTheirOwn));
};

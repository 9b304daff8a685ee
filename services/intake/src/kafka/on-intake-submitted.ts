import type { Context, EventMeta } from '@handoff/host';
import type { IntakeSubmitted } from '@handoff/schemas';
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
  mustStand(await handle('consent', consentId, { type: 'GrantConsent', data }, meta));
};

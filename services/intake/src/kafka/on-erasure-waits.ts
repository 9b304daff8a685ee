import type { Context, EventMeta } from '@handoff/host';
import type { ErasureWaits } from '@handoff/schemas';
import { mustStand } from './must-stand.ts';

/** A legal hold keeps the keys, and nothing else: nobody is told anything of the person from now on. */
export const onErasureWaits = async (
  { personId }: ErasureWaits,
  { envelope }: EventMeta,
  { ids, handle }: Context,
): Promise<void> => {
  const consentId = ids.derive('consent', personId);
  const data = { consentId, recipient: null, purposes: null, by: 'person' };
  const meta = { causation: envelope.id, trace: envelope.trace };
  mustStand(await handle('consent', consentId, { type: 'WithdrawConsent', data }, meta), 'consent-unknown');
};

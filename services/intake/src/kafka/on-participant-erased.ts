import type { Context, EventMeta } from '@handoff/host';
import type { ParticipantErased } from '@handoff/schemas';
import type { Vault } from '../vault/vault.ts';
import { mustStand } from './must-stand.ts';

/**
 * The only place that destroys keys, and only after the event: a crash anywhere here repeats the whole, harmlessly.
 * Consent ends first, so that nobody begins something new with what is about to become unreadable.
 */
export const onParticipantErased = async (
  vault: Vault,
  { personId }: ParticipantErased,
  { envelope }: EventMeta,
  { ids, handle, failpoint }: Context,
): Promise<void> => {
  const consentId = ids.derive('consent', personId);
  const data = { consentId, recipient: null, purposes: null, by: 'person' };
  const meta = { causation: envelope.id, trace: envelope.trace };
  mustStand(await handle('consent', consentId, { type: 'WithdrawConsent', data }, meta), 'consent-unknown');
  await failpoint('key.before-destroy');
  const destroyed = await vault.keyring.destroy(personId);
  await failpoint('key.after-destroy');
  await vault.record({
    who: 'intake',
    recipient: 'exchange',
    personId,
    purpose: 'all',
    use: 'destroy',
    decision: 'allowed',
    because: destroyed === 0 ? 'destroyed-before' : 'person-erased',
    keyId: null,
    causation: envelope.id,
  });
};

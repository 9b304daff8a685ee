import { Refusal } from '@handoff/decider';
import { KeyDestroyed, SealBroken } from '@handoff/sealing';
import type { Objection } from '../domain/intake.ts';
import type { Vault } from './vault.ts';

/** Opens what a partner sealed to us. In memory only: nothing of it is logged, and nothing kept but what is sealed anew. */
export const openDisclosure = ({ unseal }: Vault, jwe: string): Promise<unknown> => unseal(jwe);

/**
 * What is wrong with the sealed part becomes an objection, which the trail and the stream remember. An outage does not:
 * it passes through, and the command comes again.
 */
export const orObjection = async <Value>(
  vault: Vault,
  { place, personId, causation }: Readonly<{ place: string; personId: string; causation: string }>,
  attempt: () => Promise<Value>,
): Promise<Value | { objection: Objection }> => {
  try {
    return await attempt();
  } catch (error) {
    const objection = objectionTo(error, place);
    if (objection === undefined) throw error;
    await vault.record({
      ...asked,
      personId,
      causation,
      decision: 'denied',
      because: objection.code,
    });
    return { objection };
  }
};

const asked = { who: 'intake', recipient: 'exchange', purpose: 'all', use: 'seal', keyId: null } as const;

const objectionTo = (error: unknown, place: string): Objection | undefined => {
  if (error instanceof Refusal) return objectionOf(error, error.place ?? place);
  if (error instanceof SealBroken) return objectionOf(error, place);
  return error instanceof KeyDestroyed ? erased : undefined;
};

const objectionOf = ({ code, reason, mend }: Refusal | SealBroken, place: string): Objection => ({
  code,
  reason,
  mend,
  place,
});

const erased: Objection = {
  code: 'participant-erased',
  reason: 'The person asked to be erased; nothing more is kept.',
  mend: 'If they come back, send a new intake with new consents, as a new person.',
};

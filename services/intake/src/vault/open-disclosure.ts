import { Refusal } from '@handoff/decider';
import { KeyDestroyed, openWith, SealBroken } from '@handoff/sealing';
import type { Objection } from '../domain/intake.ts';
import type { Vault } from './vault.ts';

/** Opens what a partner sealed to us. In memory only: nothing of it is logged, and nothing kept but what is sealed anew. */
export const openDisclosure = async ({ recipientKey }: Vault, jwe: string): Promise<unknown> => {
  const { privateJwk } = await recipientKey();
  return openWith(privateJwk, jwe);
};

/**
 * What is wrong with the sealed part becomes an objection, which the stream remembers as its answer. An outage does
 * not: it passes through, and the command comes again.
 */
export const orObjection = async <Value>(
  place: string,
  attempt: () => Promise<Value>,
): Promise<Value | { objection: Objection }> => {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Refusal) return { objection: objectionOf(error, error.place ?? place) };
    if (error instanceof SealBroken) return { objection: objectionOf(error, place) };
    if (error instanceof KeyDestroyed) return { objection: erased };
    throw error;
  }
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

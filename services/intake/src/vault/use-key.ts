import { refuse } from '@handoff/decider';
import { type DataKey, KeyDestroyed, KeyUnknown, type Purpose } from '@handoff/sealing';
import { type KeyUse, mayUse } from '../domain/key-policy.ts';
import { audited } from './audited.ts';
import type { ConsentDesk } from './consent-desk.ts';
import { NotYet } from './not-yet.ts';
import { refuseWithoutConsent } from './refuse-without-consent.ts';
import type { Vault } from './vault.ts';

type ToOpen = Readonly<{ use: 'open'; keyId: string }>;
type ToSeal = Readonly<{ use: 'seal' }>;
export type KeyRequest = Readonly<{ personId: string; purpose: Purpose; recipient: string; reason: string }> &
  (ToOpen | ToSeal);

/** A service is lent a key: to open under live consent, to seal for a person who was not erased. */
export const useKey = (
  vault: Vault,
  desk: ConsentDesk,
  caller: string,
  request: KeyRequest,
): Promise<DataKey> => {
  const { personId, purpose, recipient, use, reason } = request;
  return audited(vault, { who: caller, recipient, personId, purpose, use, causation: reason }, async () => {
    if (!mayUse(caller, use, purpose)) refuseUse(use);
    const key =
      request.use === 'open' ? await toOpen(vault, desk, request) : await toSeal(vault, desk, request);
    return { result: key, because: use === 'open' ? 'consent-live' : 'not-erased', keyId: key.keyId };
  });
};

const toOpen = async (
  { keyring }: Vault,
  desk: ConsentDesk,
  request: Extract<KeyRequest, { use: 'open' }>,
): Promise<DataKey> => {
  const key = await keyring.forOpening(request.keyId);
  // Another person's key would be opened under this person's consent.
  if (key.personId !== request.personId || key.purpose !== request.purpose) {
    throw new KeyUnknown('key-unknown', 'keyId');
  }
  const answer = await desk.ask(request);
  if (await desk.isOnItsWay(request.personId, answer)) throw new NotYet();
  if (!answer.allowed) refuseWithoutConsent(answer.because);
  return key;
};

const toSeal = async ({ keyring }: Vault, desk: ConsentDesk, request: KeyRequest): Promise<DataKey> => {
  const answer = await desk.ask(request);
  if (!answer.allowed && answer.because === 'erased') throw new KeyDestroyed('personId');
  return keyring.forSealing(request.personId, request.purpose);
};

const refuseUse = (use: KeyUse): never =>
  refuse('not-allowed', {
    place: 'purpose',
    reason: `This service has no business to ${use} what is sealed for this purpose.`,
    mend: 'Ask the service that has: see the policy of keys in services/intake.',
  });

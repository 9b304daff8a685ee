import { carriesBannedNumber } from '@handoff/schemas';
import { type Purpose, type SealedValue, seal } from '@handoff/sealing';
import { examine } from '../domain/disclosure.ts';
import type { Age } from '../domain/minors.ts';
import type { SealedPerson } from '../domain/intake.ts';
import { factCatalogue } from './fact-catalogue.ts';
import { openDisclosure } from './open-disclosure.ts';
import { factsDisclosure, parseDisclosure, personDisclosure } from './person-disclosure.ts';
import type { Vault } from './vault.ts';

type For = Readonly<{ personId: string; causation: string }>;

/** From a partner's envelope into the person's own keys: identity, contact and facts apart, each for one purpose. */
export const sealPerson = async (
  vault: Vault,
  jwe: string,
  whom: For,
  check: (age: Age) => void,
): Promise<SealedPerson> => {
  const disclosure = parseDisclosure(personDisclosure, await openDisclosure(vault, jwe), 'sealedPerson');
  const facts = examine(disclosure, factCatalogue, carriesBannedNumber);
  const { name, birthDate, address, contacts } = disclosure;
  check({ birthDate, years: typeof facts['age'] === 'number' ? facts['age'] : undefined });
  const under = sealer(vault, 'IntakeSubmitted', whom);
  return {
    identity: await under('identity', { name, birthDate, address }),
    contact: await under('contact', { name, contacts }),
    facts: await under('screening', facts),
  };
};

export const sealFacts = async (vault: Vault, jwe: string, whom: For): Promise<SealedValue> => {
  const disclosure = parseDisclosure(factsDisclosure, await openDisclosure(vault, jwe), 'sealedFacts');
  return sealer(
    vault,
    'IntakeAmended',
    whom,
  )('screening', examine(disclosure, factCatalogue, carriesBannedNumber));
};

const sealer =
  ({ keyring, record }: Vault, event: string, { personId, causation }: For) =>
  async (purpose: Purpose, plaintext: unknown): Promise<SealedValue> => {
    const key = await keyring.forSealing(personId, purpose);
    await record({
      who: 'intake',
      recipient: 'exchange',
      personId,
      purpose,
      use: 'seal',
      decision: 'allowed',
      because: event,
      keyId: key.keyId,
      causation,
    });
    return seal(key, event, plaintext);
  };

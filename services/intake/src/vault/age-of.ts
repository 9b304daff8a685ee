import { open } from '@handoff/sealing';
import type { Intake } from '../domain/intake.ts';
import type { Age } from '../domain/minors.ts';
import { audited } from './audited.ts';
import type { Vault } from './vault.ts';

type Submitted = Extract<Intake, { stage: 'submitted' }>;

/** How old somebody is, opened for this one question and recorded: the day itself goes nowhere. */
export const ageOf = (vault: Vault, { personId, identity }: Submitted, causation: string): Promise<Age> =>
  audited(
    vault,
    { who: 'intake', recipient: 'exchange', personId, purpose: 'identity', use: 'open', causation },
    async () => {
      const key = await vault.keyring.forOpening(identity.keyId);
      const { birthDate } = open(key, 'IntakeSubmitted', identity) as { birthDate?: string };
      return { result: { birthDate }, because: 'age-asked', keyId: identity.keyId };
    },
  );

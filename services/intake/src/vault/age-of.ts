import { open } from '@handoff/sealing';
import type { Intake } from '../domain/intake.ts';
import type { Age } from '../domain/minors.ts';
import { audited } from './audited.ts';
import type { Vault } from './vault.ts';

type Submitted = Extract<Intake, { stage: 'submitted' }>;

/** How old somebody is, opened for this one question and recorded: the day itself goes nowhere. */
export const ageOf = async (vault: Vault, intake: Submitted, causation: string): Promise<Age> => {
  const { birthDate } = await openedForAge<{ birthDate?: string }>(vault, intake, causation, {
    purpose: 'identity',
    sealed: intake.identity,
    by: 'IntakeSubmitted',
  });
  if (birthDate !== undefined) return { birthDate };
  const { facts: sealed, by, on } = intake.told;
  const { age } = await openedForAge<{ age?: unknown }>(vault, intake, causation, {
    purpose: 'screening',
    sealed,
    by,
  });
  return typeof age === 'number' ? { years: age, toldOn: on } : {};
};

type Sealed = Readonly<{
  purpose: 'identity' | 'screening';
  sealed: Submitted['identity'];
  by: Submitted['told']['by'];
}>;

const openedForAge = <Opened>(
  vault: Vault,
  { personId }: Submitted,
  causation: string,
  { purpose, sealed, by }: Sealed,
): Promise<Opened> =>
  audited(
    vault,
    { who: 'intake', recipient: 'exchange', personId, purpose, use: 'open', causation },
    async () => {
      const key = await vault.keyring.forOpening(sealed.keyId);
      return { result: open(key, by, sealed) as Opened, because: 'age-asked', keyId: sealed.keyId };
    },
  );

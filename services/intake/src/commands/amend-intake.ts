import type { CommandMeta, Context } from '@handoff/host';
import type { AmendIntake } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { Intake } from '../domain/intake.ts';
import { orObjection } from '../vault/open-disclosure.ts';
import { sealFacts } from '../vault/seal-person.ts';
import type { Vault } from '../vault/vault.ts';

export const amendIntake = async (
  vault: Vault,
  { intakeId, sealedFacts }: AmendIntake,
  { causation, bodyHash, trace }: CommandMeta,
  { handle, read }: Context,
): Promise<Outcome> => {
  const known = await read<Intake>('intake', intakeId);
  const facts =
    known?.state.stage === 'submitted'
      ? await sealUnder(vault, known.state.personId, sealedFacts, causation)
      : { objection: notOpen };
  return handle(
    'intake',
    intakeId,
    { type: 'AmendIntake', data: { intakeId, facts } },
    { causation, bodyHash, trace },
  );
};

const sealUnder = (vault: Vault, personId: string, sealedFacts: string, causation: string) =>
  orObjection(vault, { place: 'sealedFacts', personId, causation }, () =>
    sealFacts(vault, sealedFacts, { personId, causation }),
  );

// Never told: the stream itself says first that there is no such intake, or that the person was erased.
const notOpen = {
  code: 'intake-unknown',
  reason: 'There is no such intake.',
  mend: 'Check the id of the intake.',
};

import type { CommandMeta, Context } from '@handoff/host';
import type { SubmitIntake } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { Intake } from '../domain/intake.ts';
import { checkConsenters } from '../domain/minors.ts';
import { loadMinorRules } from '../vault/minor-rules.ts';
import { orObjection } from '../vault/open-disclosure.ts';
import { sealPerson } from '../vault/seal-person.ts';
import type { Vault } from '../vault/vault.ts';

const minorRules = loadMinorRules();

/** Opens what the partner sealed, seals it under the person's own keys, and lets the stream decide. */
export const submitIntake = async (
  vault: Vault,
  { sealedPerson, ...submission }: SubmitIntake,
  { causation, bodyHash, trace }: CommandMeta,
  { handle, read, now }: Context,
): Promise<Outcome> => {
  const { intakeId, personId } = submission;
  // A repeat is answered from what the stream remembers: it needs no key, and after an erasure there is none.
  const known = await read<Intake>('intake', intakeId);
  const person = known
    ? { objection: taken }
    : await orObjection(vault, { place: 'sealedPerson', personId, causation }, () =>
        sealPerson(vault, sealedPerson, { personId, causation }, (age) =>
          checkConsenters(submission, age, now(), minorRules),
        ),
      );
  return handle(
    'intake',
    intakeId,
    { type: 'SubmitIntake', data: { ...submission, person } },
    { causation, bodyHash, trace },
  );
};

const taken = {
  code: 'intake-already-submitted',
  reason: 'This intake was taken before.',
  mend: 'Send what changed as an amendment.',
};

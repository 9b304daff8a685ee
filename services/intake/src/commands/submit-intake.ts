import type { CommandMeta, Context } from '@handoff/host';
import type { SubmitIntake } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import type { Intake } from '../domain/intake.ts';
import type { Consent } from '../domain/consent.ts';
import { isByGuardian } from '../domain/consent-terms.ts';
import { refuseRevoked } from '../domain/guardian.ts';
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
  { handle, ids, read, now }: Context,
): Promise<Outcome> => {
  const { intakeId, personId } = submission;
  // A repeat is answered from what the stream remembers: it needs no key, and after an erasure there is none.
  const known = await read<Intake>('intake', intakeId);
  const consent = (await read<Consent>('consent', ids.derive('consent', personId)))?.state;
  const person = known
    ? { objection: taken }
    : await orObjection(vault, { place: 'sealedPerson', personId, causation }, () =>
        sealPerson(vault, sealedPerson, { personId, causation }, (age) => {
          checkNotRevoked(submission, consent);
          checkConsenters(submission, age, now(), minorRules);
        }),
      );
  return handle(
    'intake',
    intakeId,
    { type: 'SubmitIntake', data: { ...submission, person } },
    { causation, bodyHash, trace },
  );
};

/** Who is back may have had a guardian whose word counts no more. */
const checkNotRevoked = ({ consents }: Pick<SubmitIntake, 'consents'>, consent?: Consent): void => {
  if (consent?.stage !== 'given' || !consent.guardianRevoked) return;
  const refused = consents.findIndex(isByGuardian);
  if (refused >= 0) refuseRevoked(`consents[${refused}].how`);
};

const taken = {
  code: 'intake-already-submitted',
  reason: 'This intake was taken before.',
  mend: 'Send what changed as an amendment.',
};

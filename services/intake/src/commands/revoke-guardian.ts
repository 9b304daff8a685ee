import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { RevokeGuardian } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { type Revoker, revokers } from '../domain/guardian.ts';
import type { Intake } from '../domain/intake.ts';
import { isOfAge } from '../domain/minors.ts';
import { ageOf } from '../vault/age-of.ts';
import { loadMinorRules } from '../vault/minor-rules.ts';
import type { Vault } from '../vault/vault.ts';

const minorRules = loadMinorRules();

/** A person who says that they are of age is: by the day they were born, where it was told, and the law of their State. */
export const revokeGuardian = async (
  vault: Vault,
  { consentId, intakeId, personId, by: said }: RevokeGuardian,
  { causation, bodyHash, trace }: CommandMeta,
  { handle, read, now }: Context,
): Promise<Outcome> => {
  const by = revokerNamed(said);
  const intake = (await read<Intake>('intake', intakeId))?.state;
  if (intake?.stage !== 'submitted' || intake.personId !== personId) return refuseUnknown();
  if (by === 'person-of-age') {
    const ofAge = isOfAge(await ageOf(vault, intake, causation), intake.jurisdiction, now(), minorRules);
    if (ofAge === undefined) return refuseUntold();
    if (!ofAge) return refuseMinor();
  }
  const data = { consentId, by };
  return handle('consent', consentId, { type: 'RevokeGuardian', data }, { causation, bodyHash, trace });
};

const revokerNamed = (said: string): Revoker =>
  revokers.find((one) => one === said) ??
  refuse('guardian-revoker-unknown', {
    place: 'by',
    reason: 'That a guardian speaks for somebody is ended by the person, of age now, or by a supervisor.',
    mend: `Send one of: ${revokers.join(', ')}.`,
  });

const refuseUnknown = (): never =>
  refuse('intake-unknown', {
    reason: 'There is no such intake.',
    mend: 'Check the id of the intake and of the person.',
  });

const refuseUntold = (): never =>
  refuse('age-not-told', {
    place: 'by',
    reason: 'On which day the person was born was not told, so that they are of age cannot be seen here.',
    mend: 'Have a supervisor end it, who has seen that they are.',
  });

const refuseMinor = (): never =>
  refuse('not-of-age', {
    place: 'by',
    reason: 'By the law of the State the person is not of age yet.',
    mend: 'Where the guardian must not speak for them, a supervisor ends it.',
  });

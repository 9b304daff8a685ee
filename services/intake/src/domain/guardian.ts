import { refuse } from '@handoff/decider';
import type { Consent, ConsentEvent } from './consent.ts';
import { takeBackOfGuardian } from './take-back-of-guardian.ts';

/** Who ends that a guardian speaks for somebody: the person, of age now, or a supervisor of the agency that took them in. */
export const revokers = ['person-of-age', 'supervisor'] as const;
export type Revoker = (typeof revokers)[number];

/** The guardian is a party of their own: what rested on their word ends with it, what the person agreed to alone goes on. */
export const revokeGuardian = (
  { consentId, by }: Readonly<{ consentId: string; by: Revoker }>,
  consent: Consent,
): ConsentEvent[] => {
  if (consent.stage === 'none') {
    return refuse('consent-unknown', {
      reason: 'There is no such consent.',
      mend: 'Check the id; an intake brings its consents along a moment after it was taken.',
    });
  }
  if (consent.guardianRevoked) return [];
  const { personId, intakes } = consent;
  return [
    { type: 'GuardianRevoked', data: { consentId, personId, intakeId: intakes[0], by } },
    // A guardian's word is what ends, whoever ended it: nothing that the person agreed to alone may go with it.
    ...takeBackOfGuardian(consent, consentId, () => true),
  ];
};

export const refuseRevoked = (place: string): never =>
  refuse('guardian-revoked', {
    place,
    reason: 'No guardian speaks for this person any more.',
    mend: 'Ask the person, and send "spoken" or "signed"; who is not of age yet needs a guardian named by a court or the State.',
  });

import { refuse } from '@handoff/decider';
import type { PersonsWord } from '@handoff/schemas';
import type { Gateway } from '../gateway.ts';
import { intakeNamed } from './intake-named.ts';
import type { Addressed } from './translate.ts';

export type Whom = Readonly<{ intakeId: string; personId: string }>;
type Ids = Pick<Gateway, 'ids'>;
type TakenBack = Pick<PersonsWord, 'recipient' | 'purposes' | 'by'>;

export const withdrawsConsent = ({ ids }: Ids, { personId }: Whom, said: TakenBack): Addressed => {
  const consentId = ids.derive('consent', personId);
  return { name: 'WithdrawConsent', streamId: consentId, value: { consentId, ...said } };
};

export const erasesPerson = (whom: Whom): Addressed => ({
  name: 'ErasePerson',
  streamId: whom.intakeId,
  value: whom,
});

export const revokesGuardian = ({ ids }: Ids, whom: Whom, by: string): Addressed => {
  const consentId = ids.derive('consent', whom.personId);
  return { name: 'RevokeGuardian', streamId: consentId, value: { consentId, ...whom, by } };
};

/** What a person says through the agency that took them in, and through no other. */
export const personsWord = async (
  gateway: Gateway,
  partner: string,
  { intake, says, recipient, purposes, by, revokedBy }: PersonsWord,
): Promise<Addressed> => {
  const whom = await intakeNamed(gateway, partner, intake);
  switch (says) {
    case 'consent-withdrawn':
      return withdrawsConsent(gateway, whom, { recipient, purposes, by });
    case 'erase-me':
      return erasesPerson(whom);
    case 'guardian-revoked':
      return revokesGuardian(gateway, whom, revokedBy ?? refuseUnsaid());
    default:
      return refuse('unknown-word', {
        place: 'says',
        reason: 'this is nothing a person can say here',
        mend: 'Send consent-withdrawn, erase-me or guardian-revoked.',
      });
  }
};

const refuseUnsaid = (): never =>
  refuse('missing-field', {
    place: 'revokedBy',
    reason: 'that a guardian speaks for somebody is ended by somebody',
    mend: 'Send `revokedBy` as person-of-age or supervisor.',
  });

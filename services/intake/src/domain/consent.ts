import { type Decider, refuse } from '@handoff/decider';
import { checkPurposes, checkRecipient, type ConsentTerms, isByGuardian } from './consent-terms.ts';
import { type Revoker, refuseRevoked, revokeGuardian } from './guardian.ts';
import { takeBackOfGuardian } from './take-back-of-guardian.ts';
import { type Asked, dateOf, type Said } from './messages.ts';

export type TakenBackBy = 'person' | 'guardian';

export type ConsentCommand =
  | Asked<
      'GrantConsent',
      { consentId: string; personId: string; intakeId: string; terms: readonly ConsentTerms[] }
    >
  | Asked<
      'WithdrawConsent',
      {
        consentId: string;
        recipient: string | null;
        purposes: readonly string[] | null;
        by: TakenBackBy | null;
      }
    >
  | Asked<'RevokeGuardian', { consentId: string; by: Revoker }>;

export type ConsentEvent =
  | Said<
      'ConsentGranted',
      { consentId: string; personId: string; intakeId: string; terms: readonly ConsentTerms[] }
    >
  | Said<
      'ConsentWithdrawn',
      {
        consentId: string;
        personId: string;
        intakeId: string;
        recipient: string | null;
        purposes: readonly string[] | null;
        by: TakenBackBy | null;
      }
    >
  | Said<'GuardianRevoked', { consentId: string; personId: string; intakeId: string; by: Revoker }>;

/** One live consent: one recipient, one purpose. The newest word of the person replaces the older one. */
export type Grant = Readonly<
  Omit<ConsentTerms, 'purposes'> & {
    purpose: string;
    /** The day on which it was entered; `on` is the day on which it was said or signed. A paper may have lain for a week. */
    enteredOn?: string;
  }
>;

export type Consent =
  | Readonly<{ stage: 'none' }>
  | Readonly<{
      stage: 'given';
      personId: string;
      intakes: readonly [string, ...string[]];
      grants: readonly Grant[];
      /** No guardian speaks for the person any more. */
      guardianRevoked?: true;
    }>;

export type Given = Extract<Consent, { stage: 'given' }>;

const decide = (command: ConsentCommand, consent: Consent): ConsentEvent[] => {
  switch (command.type) {
    case 'GrantConsent':
      return grant(command.data, consent);
    case 'WithdrawConsent':
      return withdraw(command.data, consent);
    case 'RevokeGuardian':
      return revokeGuardian(command.data, consent);
  }
};

const grant = (
  data: Extract<ConsentCommand, { type: 'GrantConsent' }>['data'],
  consent: Consent,
): ConsentEvent[] => {
  if (consent.stage === 'given' && consent.personId !== data.personId) {
    return refuse('consent-of-another', {
      reason: 'This consent belongs to another person.',
      mend: 'Send it to the consent of the person who gave it.',
    });
  }
  if (isRevoked(consent)) {
    const refused = data.terms.findIndex(isByGuardian);
    if (refused >= 0) return refuseRevoked(`consents[${refused}].how`);
  }
  return [{ type: 'ConsentGranted', data }];
};

const isRevoked = (consent: Consent): boolean =>
  consent.stage === 'given' && consent.guardianRevoked === true;

const withdraw = (
  { consentId, recipient, purposes, by }: Extract<ConsentCommand, { type: 'WithdrawConsent' }>['data'],
  consent: Consent,
): ConsentEvent[] => {
  if (recipient !== null) checkRecipient(recipient, 'recipient');
  if (purposes !== null) checkPurposes(purposes, 'purposes');
  if (consent.stage === 'none') {
    return refuse('consent-unknown', {
      reason: 'There is no such consent.',
      mend: 'Check the id; an intake brings its consents along a moment after it was taken.',
    });
  }
  if (by === 'guardian') {
    if (consent.guardianRevoked) return refuseRevoked('by');
    return takeBackOfGuardian(consent, consentId, isMeant(recipient, purposes));
  }
  if (!consent.grants.some(isMeant(recipient, purposes))) return [];
  const { personId, intakes } = consent;
  return [
    {
      type: 'ConsentWithdrawn',
      data: { consentId, personId, intakeId: intakes[0], recipient, purposes, by },
    },
  ];
};

/** Null means all: "nobody, for nothing, any more" needs no list. */
const isMeant =
  (recipient: string | null, purposes: readonly string[] | null) =>
  (grant: Grant): boolean =>
    (recipient === null || grant.recipient === recipient) &&
    (purposes === null || purposes.includes(grant.purpose));

const evolve = (consent: Consent, event: ConsentEvent): Consent => {
  switch (event.type) {
    case 'ConsentGranted':
      return given(consent, event.data, event.at);
    case 'ConsentWithdrawn': {
      if (consent.stage === 'none') return consent;
      const meant = isMeant(event.data.recipient, event.data.purposes);
      return { ...consent, grants: consent.grants.filter((grant) => !meant(grant)) };
    }
    case 'GuardianRevoked':
      return consent.stage === 'none' ? consent : { ...consent, guardianRevoked: true };
  }
};

const given = (
  consent: Consent,
  { personId, intakeId, terms }: Extract<ConsentEvent, { type: 'ConsentGranted' }>['data'],
  at?: string,
): Consent => {
  const entered = at === undefined ? {} : { enteredOn: dateOf(at) };
  const earlier = consent.stage === 'given' ? consent : { intakes: [], grants: [] };
  const grants = terms.flatMap(({ purposes, ...rest }) =>
    purposes.map((purpose) => ({ ...rest, purpose, ...entered })),
  );
  const replaced = (old: Grant) =>
    grants.some((one) => one.recipient === old.recipient && one.purpose === old.purpose);
  return {
    ...(isRevoked(consent) && { guardianRevoked: true }),
    stage: 'given',
    personId,
    intakes: [intakeId, ...earlier.intakes.filter((id) => id !== intakeId)],
    grants: [...earlier.grants.filter((old) => !replaced(old)), ...lastOfEach(grants)],
  };
};

// Within one sitting, too, the last word counts.
const lastOfEach = (grants: readonly Grant[]): Grant[] => [
  ...new Map(grants.map((grant) => [`${grant.recipient} ${grant.purpose}`, grant])).values(),
];

export const consent: Decider<ConsentCommand, Consent, ConsentEvent> = {
  initial: { stage: 'none' },
  decide,
  evolve,
};

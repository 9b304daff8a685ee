import { type Decider, refuse } from '@handoff/decider';
import { checkPurposes, checkRecipient, type ConsentTerms } from './consent-terms.ts';
import type { Asked, Said } from './messages.ts';

export type ConsentCommand =
  | Asked<
      'GrantConsent',
      { consentId: string; personId: string; intakeId: string; terms: readonly ConsentTerms[] }
    >
  | Asked<
      'WithdrawConsent',
      { consentId: string; recipient: string | null; purposes: readonly string[] | null }
    >;

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
      }
    >;

/** One live consent: one recipient, one purpose. The newest word of the person replaces the older one. */
export type Grant = Readonly<Omit<ConsentTerms, 'purposes'> & { purpose: string }>;

export type Consent =
  | Readonly<{ stage: 'none' }>
  | Readonly<{
      stage: 'given';
      personId: string;
      intakes: readonly [string, ...string[]];
      grants: readonly Grant[];
    }>;

const decide = (command: ConsentCommand, consent: Consent): ConsentEvent[] => {
  switch (command.type) {
    case 'GrantConsent':
      return grant(command.data, consent);
    case 'WithdrawConsent':
      return withdraw(command.data, consent);
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
  return [{ type: 'ConsentGranted', data }];
};

const withdraw = (
  { consentId, recipient, purposes }: Extract<ConsentCommand, { type: 'WithdrawConsent' }>['data'],
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
  if (!consent.grants.some(isMeant(recipient, purposes))) return [];
  const { personId, intakes } = consent;
  return [
    { type: 'ConsentWithdrawn', data: { consentId, personId, intakeId: intakes[0], recipient, purposes } },
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
      return given(consent, event.data);
    case 'ConsentWithdrawn': {
      if (consent.stage === 'none') return consent;
      const meant = isMeant(event.data.recipient, event.data.purposes);
      return { ...consent, grants: consent.grants.filter((grant) => !meant(grant)) };
    }
  }
};

const given = (
  consent: Consent,
  { personId, intakeId, terms }: Extract<ConsentEvent, { type: 'ConsentGranted' }>['data'],
): Consent => {
  const earlier = consent.stage === 'given' ? consent : { intakes: [], grants: [] };
  const grants = terms.flatMap(({ purposes, ...rest }) => purposes.map((purpose) => ({ ...rest, purpose })));
  const replaced = (old: Grant) =>
    grants.some((one) => one.recipient === old.recipient && one.purpose === old.purpose);
  return {
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

import { type Decider, Refusal, refuse } from '@handoff/decider';
import {
  endConsentButKeep,
  holdCommand,
  type HoldCommand,
  type HoldEvent,
  type LegalHold,
  onHold,
} from './legal-hold.ts';
import { addDays, type Asked, dateOf, type Said } from './messages.ts';
import { checkSubmission, type Submission, type SubmissionLists } from './submission.ts';

export type SealedValue = { keyId: string; purpose: string; nonce: string; ciphertext: string; tag: string };

/** What was wrong with something sealed, found where it was opened. It carries no value. */
export type Objection = Readonly<{ code: string; reason: string; mend: string; place?: string }>;

export type SealedPerson = Readonly<{ identity: SealedValue; contact: SealedValue; facts: SealedValue }>;

export type IntakeCommand =
  | Asked<'SubmitIntake', Submission & { person: SealedPerson | { objection: Objection } }>
  | Asked<'AmendIntake', { intakeId: string; facts: SealedValue | { objection: Objection } }>
  | Asked<'ErasePerson', { intakeId: string; personId: string }>
  | HoldCommand;

export type IntakeEvent =
  | Said<'IntakeSubmitted', Submission & SealedPerson & { receivedOn: string }>
  | Said<'IntakeAmended', { intakeId: string; personId: string; facts: SealedValue }>
  | Said<'ParticipantErased', { personId: string; intakeId: string; keysGoneBy: string }>
  | HoldEvent;

export type Intake =
  | Readonly<{ stage: 'none' }>
  | Readonly<{
      stage: 'submitted';
      personId: string;
      contact: SealedValue;
      /** For the day on which they are of age, and by which State's law. */
      identity: SealedValue;
      /** What was answered last, and when: somebody may have told how old they are and not the day they were born. */
      told: Told;
      jurisdiction: string;
      /** The agency that took the person in. */
      referrer: string;
      hold?: LegalHold;
    }>
  | Readonly<{ stage: 'erased'; personId: string }>;

export type Told = Readonly<{ facts: SealedValue; by: 'IntakeSubmitted' | 'IntakeAmended'; on: string }>;

/** Taken in and not erased, nor about to be: an erasure that waits under a hold is the person's word already. */
export const mayBeShown = (intake: Intake): intake is Extract<Intake, { stage: 'submitted' }> =>
  intake.stage === 'submitted' && intake.hold?.erasureWaits !== true;

// Backups of the keys live 35 days at most; after that nothing can open what was sealed.
export const keyBackupDays = 35;

const decide =
  (lists: SubmissionLists) =>
  (command: IntakeCommand, intake: Intake): IntakeEvent[] => {
    switch (command.type) {
      case 'SubmitIntake':
        return submit(command, intake, lists);
      case 'AmendIntake':
        return amend(command, intake);
      case 'ErasePerson':
        return erase(command, intake);
      case 'AskLegalHold':
      case 'ConfirmLegalHold':
      case 'LiftLegalHold':
        return holdCommand(command, intake, erasure);
    }
  };

const submit = (
  { at, data: { person, ...submission } }: Extract<IntakeCommand, { type: 'SubmitIntake' }>,
  intake: Intake,
  lists: SubmissionLists,
): IntakeEvent[] => {
  if (intake.stage === 'erased') return refuseErased();
  if (intake.stage === 'submitted') {
    return refuse('intake-already-submitted', {
      reason: 'This intake was taken before.',
      mend: 'Send what changed as an amendment.',
    });
  }
  checkSubmission(submission, at, lists);
  return [
    { type: 'IntakeSubmitted', data: { ...submission, ...unobjected(person), receivedOn: dateOf(at) } },
  ];
};

const amend = ({ data }: Extract<IntakeCommand, { type: 'AmendIntake' }>, intake: Intake): IntakeEvent[] => {
  if (intake.stage === 'erased') return refuseErased();
  if (intake.stage === 'none') return refuseUnknown();
  const facts = unobjected(data.facts);
  return [{ type: 'IntakeAmended', data: { intakeId: data.intakeId, personId: intake.personId, facts } }];
};

const erase = (
  { at, data }: Extract<IntakeCommand, { type: 'ErasePerson' }>,
  intake: Intake,
): IntakeEvent[] => {
  // Whoever names another person must not learn whether this intake exists.
  if (intake.stage === 'none' || intake.personId !== data.personId) return refuseUnknown();
  if (intake.stage === 'erased') return [];
  return intake.hold?.stage === 'in-force'
    ? endConsentButKeep(intake.hold, data)
    : [erasure(intake.personId, data.intakeId, at)];
};

const erasure = (personId: string, intakeId: string, at: string): IntakeEvent => ({
  type: 'ParticipantErased',
  data: { personId, intakeId, keysGoneBy: addDays(dateOf(at), keyBackupDays) },
});

const unobjected = <Sealed extends object>(value: Sealed | { objection: Objection }): Sealed => {
  if (!('objection' in value)) return value;
  const { code, ...detail } = value.objection;
  throw new Refusal(code, detail);
};

const refuseUnknown = (): never =>
  refuse('intake-unknown', {
    reason: 'There is no such intake.',
    mend: 'Check the id of the intake and of the person.',
  });

const refuseErased = (): never =>
  refuse('participant-erased', {
    reason: 'The person asked to be erased; nothing more is kept.',
    mend: 'If they come back, send a new intake with new consents.',
  });

const evolve = (intake: Intake, event: IntakeEvent): Intake => {
  switch (event.type) {
    case 'IntakeSubmitted':
      return {
        stage: 'submitted',
        personId: event.data.personId,
        contact: event.data.contact,
        identity: event.data.identity,
        told: { facts: event.data.facts, by: event.type, on: event.data.receivedOn },
        jurisdiction: event.data.jurisdiction,
        referrer: event.data.referrer,
      };
    case 'IntakeAmended': {
      if (intake.stage !== 'submitted') return intake;
      const on = event.at === undefined ? intake.told.on : dateOf(event.at);
      return { ...intake, told: { facts: event.data.facts, by: event.type, on } };
    }
    case 'ParticipantErased':
      return { stage: 'erased', personId: event.data.personId };
    case 'LegalHoldAsked':
    case 'LegalHoldConfirmed':
    case 'LegalHoldLifted':
    case 'ErasureWaits':
      return onHold(intake, event);
  }
};

export const intakeDecider = (lists: SubmissionLists): Decider<IntakeCommand, Intake, IntakeEvent> => ({
  initial: { stage: 'none' },
  decide: decide(lists),
  evolve,
});

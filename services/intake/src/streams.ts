import { carriesBannedNumber, codesOf } from '@handoff/schemas';
import type { StreamType } from '@handoff/stream-store';
import { type Consent, type ConsentCommand, type ConsentEvent, consent } from './domain/consent.ts';
import { type Intake, type IntakeCommand, type IntakeEvent, intakeDecider } from './domain/intake.ts';

export const intakeStream: StreamType<IntakeCommand, Intake, IntakeEvent> = {
  name: 'intake',
  decider: intakeDecider({ services: new Set(codesOf('service')), carriesNumber: carriesBannedNumber }),
  fold: 2,
};

/** One a person, so that consent outlives the intake it was given with. */
export const consentStream: StreamType<ConsentCommand, Consent, ConsentEvent> = {
  name: 'consent',
  decider: consent,
  fold: 2,
};

import { carriesBannedNumber, codesOf } from '@handoff/schemas';
import type { StreamType } from '@handoff/stream-store';
import {
  breakGlass,
  dueAt as glassDueAt,
  type Glass,
  type GlassCommand,
  type GlassEvent,
  onDue as onGlassDue,
} from './domain/break-glass.ts';
import { type Consent, type ConsentCommand, type ConsentEvent, consent } from './domain/consent.ts';
import { type Intake, type IntakeCommand, type IntakeEvent, intakeDecider } from './domain/intake.ts';
import {
  dueAt,
  type Match,
  match,
  type MatchCommand,
  type MatchEvent,
  onDue,
} from './domain/matching/match.ts';

export const intakeStream: StreamType<IntakeCommand, Intake, IntakeEvent> = {
  name: 'intake',
  decider: intakeDecider({ services: new Set(codesOf('service')), carriesNumber: carriesBannedNumber }),
  fold: 4,
};

/** One a person, so that consent outlives the intake it was given with. */
export const consentStream: StreamType<ConsentCommand, Consent, ConsentEvent> = {
  name: 'consent',
  decider: consent,
  fold: 2,
};

/** One a pair and fund. */
export const matchStream: StreamType<MatchCommand, Match, MatchEvent> = {
  name: 'match',
  decider: match,
  fold: 2,
  dueAt,
  onDue,
};

/** One an emergency. */
export const glassStream: StreamType<GlassCommand, Glass, GlassEvent> = {
  name: 'glass',
  decider: breakGlass,
  fold: 1,
  dueAt: glassDueAt,
  onDue: onGlassDue,
};

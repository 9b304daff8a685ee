import type { Events } from '@handoff/schemas';
import type { GlassEvent } from './domain/break-glass.ts';
import type { ConsentEvent } from './domain/consent.ts';
import type { IntakeEvent } from './domain/intake.ts';
import type { MatchEvent } from './domain/matching/match.ts';

type Event = IntakeEvent | ConsentEvent | MatchEvent | GlassEvent;

type Data<Type extends Event['type']> = Extract<Event, { type: Type }>['data'];

/** Domain event to contract record: nothing to translate, and the compiler holds both to that. */
export const toRecord = {
  IntakeSubmitted: (data: Data<'IntakeSubmitted'>) => data satisfies Events['IntakeSubmitted'],
  IntakeAmended: (data: Data<'IntakeAmended'>) => data satisfies Events['IntakeAmended'],
  ParticipantErased: (data: Data<'ParticipantErased'>) => data satisfies Events['ParticipantErased'],
  LegalHoldAsked: (data: Data<'LegalHoldAsked'>) => data satisfies Events['LegalHoldAsked'],
  LegalHoldConfirmed: (data: Data<'LegalHoldConfirmed'>) => data satisfies Events['LegalHoldConfirmed'],
  LegalHoldLifted: (data: Data<'LegalHoldLifted'>) => data satisfies Events['LegalHoldLifted'],
  ErasureWaits: (data: Data<'ErasureWaits'>) => data satisfies Events['ErasureWaits'],
  BreakGlassAsked: (data: Data<'BreakGlassAsked'>) => data satisfies Events['BreakGlassAsked'],
  BreakGlassOpened: (data: Data<'BreakGlassOpened'>) => data satisfies Events['BreakGlassOpened'],
  BreakGlassLooked: (data: Data<'BreakGlassLooked'>) => data satisfies Events['BreakGlassLooked'],
  BreakGlassEnded: (data: Data<'BreakGlassEnded'>) => data satisfies Events['BreakGlassEnded'],
  ConsentGranted: (data: Data<'ConsentGranted'>) => data satisfies Events['ConsentGranted'],
  ConsentWithdrawn: (data: Data<'ConsentWithdrawn'>) => data satisfies Events['ConsentWithdrawn'],
  MatchProposed: (data: Data<'MatchProposed'>) => data satisfies Events['MatchProposed'],
  MatchAnswered: (data: Data<'MatchAnswered'>) => data satisfies Events['MatchAnswered'],
  MatchLapsed: (data: Data<'MatchLapsed'>) => data satisfies Events['MatchLapsed'],
  PeopleMerged: (data: Data<'PeopleMerged'>) => data satisfies Events['PeopleMerged'],
  PeopleUnmerged: (data: Data<'PeopleUnmerged'>) => data satisfies Events['PeopleUnmerged'],
  GuardianRevoked: (data: Data<'GuardianRevoked'>) => data satisfies Events['GuardianRevoked'],
};

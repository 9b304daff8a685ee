import type { Events } from '@handoff/schemas';
import type { ConsentEvent } from './domain/consent.ts';
import type { IntakeEvent } from './domain/intake.ts';

type Data<Type extends (IntakeEvent | ConsentEvent)['type']> = Extract<
  IntakeEvent | ConsentEvent,
  { type: Type }
>['data'];

/** Domain event to contract record: nothing to translate, and the compiler holds both to that. */
export const toRecord = {
  IntakeSubmitted: (data: Data<'IntakeSubmitted'>) => data satisfies Events['IntakeSubmitted'],
  IntakeAmended: (data: Data<'IntakeAmended'>) => data satisfies Events['IntakeAmended'],
  ParticipantErased: (data: Data<'ParticipantErased'>) => data satisfies Events['ParticipantErased'],
  LegalHoldAsked: (data: Data<'LegalHoldAsked'>) => data satisfies Events['LegalHoldAsked'],
  LegalHoldConfirmed: (data: Data<'LegalHoldConfirmed'>) => data satisfies Events['LegalHoldConfirmed'],
  LegalHoldLifted: (data: Data<'LegalHoldLifted'>) => data satisfies Events['LegalHoldLifted'],
  ErasureWaits: (data: Data<'ErasureWaits'>) => data satisfies Events['ErasureWaits'],
  ConsentGranted: (data: Data<'ConsentGranted'>) => data satisfies Events['ConsentGranted'],
  ConsentWithdrawn: (data: Data<'ConsentWithdrawn'>) => data satisfies Events['ConsentWithdrawn'],
  GuardianRevoked: (data: Data<'GuardianRevoked'>) => data satisfies Events['GuardianRevoked'],
};

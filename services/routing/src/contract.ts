import type { Events } from '@handoff/schemas';
import type { JourneyEvent } from './domain/journey/events.ts';
import type { ReferralEvent } from './domain/referral/events.ts';
import type { SeatsEvent } from './domain/seats/state.ts';

type DomainEvent = ReferralEvent | JourneyEvent | SeatsEvent;
type DataOf<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>['data'];

/** Domain event to contract record: the same data. The compiler refuses a field that one knows and the other doesn't. */
type Fits<Type extends DomainEvent['type']> =
  DataOf<Type> extends Events[Type]
    ? Exclude<keyof DataOf<Type>, keyof Events[Type]> extends never
      ? true
      : never
    : never;

export const eventsFitTheContract: { readonly [Type in DomainEvent['type']]: Fits<Type> } = {
  JourneyOpened: true,
  OptionsProposed: true,
  JourneyAdvanced: true,
  JourneyEnded: true,
  ChoicesMade: true,
  CourseChanged: true,
  JourneyRestarted: true,
  NavigatorsAssigned: true,
  InformationGiven: true,
  ReferralIntroduced: true,
  ClocksStopped: true,
  ClocksStarted: true,
  ReferralOffered: true,
  ReferralInReview: true,
  ReferralNeedsPerson: true,
  ReferralAccepted: true,
  ReferralWaitlisted: true,
  ReferralDeclined: true,
  ReferralExpired: true,
  ReferralActive: true,
  ReferralNoted: true,
  ReferralWithdrawalRequested: true,
  ReferralWithdrawn: true,
  ReferralCompleted: true,
  ReferralEnteredInError: true,
  HoldReleased: true,
  OfferPlaceHeld: true,
  OfferClosed: true,
  ReferralReminded: true,
  ReferralSnoozed: true,
  CapacityChanged: true,
};

import type { Next } from './decline-reasons.ts';
import type { StepReason } from '../journey/events.ts';
import type { Fact } from '../journey/pathway.ts';
import type { Result } from '../codes.ts';
import type { ReferralEvent } from './events.ts';
import type { Referral } from './state.ts';

/** What the end of a referral means for its step: it came to nothing, or it brought a fact. */
export type Consequence =
  | Readonly<{ kind: 'failed'; because: StepReason; next: Next }>
  | Readonly<{ kind: 'fact'; fact: Fact }>;

type Ending = Extract<
  ReferralEvent,
  {
    type:
      | 'ReferralDeclined'
      | 'ReferralExpired'
      | 'ReferralWithdrawn'
      | 'ReferralCompleted'
      | 'ReferralEnteredInError';
  }
>;
export type ReferralEnding = { [E in Ending as E['type']]: Pick<E, 'type' | 'data'> }[Ending['type']];

const failed = (because: StepReason, next: Next): Consequence => ({ kind: 'failed', because, next });

/** Enrolled and placed come back as facts of their own, with their dates; erasure ends the journey by itself. */
export const afterReferral = (ending: ReferralEnding): Consequence | undefined => {
  switch (ending.type) {
    case 'ReferralDeclined':
      return failed('declined', ending.data.next);
    case 'ReferralExpired':
      return failed('expired', ending.data.next);
    case 'ReferralEnteredInError':
      return failed('withdrawn', 'park');
    case 'ReferralWithdrawn':
      return afterWithdrawal(ending.data.reason);
    case 'ReferralCompleted':
      return afterCompletion(ending.data.result);
  }
};

/** Whoever took consent back is asked before anything else is tried. */
const afterWithdrawal = (reason: string): Consequence | undefined => {
  if (reason === 'consent-withdrawn' || reason === 'consent-ended')
    return failed('consent-withdrawn', 'park');
  if (reason === 'person-chose-another') return failed('withdrawn', 'next-option');
  if (reason === 'person-erased' || reason === 'another-accepted') return undefined;
  return failed('withdrawn', 'close');
};

const afterCompletion = (result: string): Consequence | undefined => {
  if (result === 'served') return { kind: 'fact', fact: 'served' };
  if (result === 'could-not-be-helped') return failed('could-not-be-helped', 'next-option');
  if (result === 'could-not-be-reached') return failed('could-not-be-reached', 'close');
  return result === 'referred-on' ? failed('referred-on', 'close') : undefined;
};

/**
 * Whether the place in the cohort stays taken. Who is enrolled sits there also if somebody else strikes the referral they
 * came by: only the agency that enrolled them knows the seat to be free.
 */
export const keepsPlace = (state: Referral): boolean => {
  if (state.status === 'completed') return isSeated(state.result);
  return state.status === 'entered-in-error' && state.movedBy !== 'T' && isSeated(state.result);
};

const isSeated = (result: Result | null): boolean =>
  result === 'enrolled' || result === 'placed' || result === 'served';

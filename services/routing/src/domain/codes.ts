import { refuse } from '@handoff/decider';

/**
 * The closed lists a referral's messages draw from: what isn't on them can't leak through them. The contract's
 * code lists say the same (codes.spec.ts compares); the domain knows them because it decides by them.
 */
export const questions = [
  'placement-test',
  'registration-form',
  'orientation',
  'appointment',
  'choose-schedule',
  'call-back',
] as const;
export const introductions = ['alone', 'called-together', 'accompanied'] as const;
export type Introduction = (typeof introductions)[number];
export const offerModes = ['confirm', 'queue'] as const;
export const conditions = ['placement-test', 'registration', 'orientation', 'enough-learners'] as const;
export const activities = [
  'first-contact',
  'contacted',
  'appointment',
  'class-start',
  'scheduled',
  'rescheduled',
  'no-show',
  'interim-note',
] as const;
export const withdrawalReasons = [
  'person-asked',
  'person-chose-another',
  'referrer-asked',
  'consent-withdrawn',
  'consent-ended',
  'person-erased',
  'another-accepted',
] as const;
export const errorReasons = [
  'wrong-person',
  'wrong-agency',
  'wrong-service',
  'duplicate',
  'wrong-status',
] as const;
export const results = [
  'enrolled',
  'placed',
  'served',
  'referred-on',
  'could-not-be-helped',
  'could-not-be-reached',
] as const;
export type Result = (typeof results)[number];

export const oneOf = <Code extends string>(
  list: readonly Code[],
  value: string | null | undefined,
  place: string,
): Code =>
  list.find((code) => code === value) ??
  refuse(`unknown-${place}`, {
    place,
    reason: `'${place}' carries one code of a closed list, and this isn't one of them.`,
    mend: `Send one of: ${list.join(', ')}.`,
  });

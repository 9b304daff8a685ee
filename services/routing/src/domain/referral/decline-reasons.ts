import { refuse } from '@handoff/decider';

/** What happens after a "no": the next option the person ranked, a pause until somebody asks, or the end. */
export type Next = 'next-option' | 'park' | 'close';

type Decliner = 'T' | 'P';
type DeclineReason = Readonly<{ by: readonly Decliner[]; next: Next }>;

/** The closed list. Who declined is the distinction funders need, so each code says whose "no" it is. */
export const declineReasons = {
  'no-place': { by: ['T'], next: 'next-option' },
  'schedule-does-not-fit': { by: ['T', 'P'], next: 'next-option' },
  'outside-service-area': { by: ['T'], next: 'next-option' },
  'service-not-offered': { by: ['T'], next: 'next-option' },
  'course-does-not-fit': { by: ['T'], next: 'next-option' },
  'language-not-offered': { by: ['T'], next: 'next-option' },
  'requirements-not-completed': { by: ['T'], next: 'next-option' },
  'already-served': { by: ['T'], next: 'close' },
  duplicate: { by: ['T'], next: 'close' },
  'person-chose-another': { by: ['P'], next: 'next-option' },
  'person-no-longer-wants': { by: ['P'], next: 'close' },
  'person-gave-no-reason': { by: ['P'], next: 'park' },
} as const satisfies Record<string, DeclineReason>;

export type DeclineReasonCode = keyof typeof declineReasons;

const isListed = (reason: string | null): reason is DeclineReasonCode =>
  reason !== null && Object.hasOwn(declineReasons, reason);

/** An agency may pass on the person's own "no"; it stays the person's. The person can't speak for the agency. */
export const settleDecline = (
  said: string | null,
  by: Decliner,
): { by: Decliner; reason: DeclineReasonCode; next: Next } => {
  const reason = isListed(said) ? said : refuseUnknown();
  const listed: DeclineReason = declineReasons[reason];
  if (listed.by.includes(by)) return { by, reason, next: listed.next };
  return by === 'T' ? { by: 'P', reason, next: listed.next } : refuseAgencysReason();
};

const refuseUnknown = (): never =>
  refuse('unknown-decline-reason', {
    place: 'reason',
    reason: 'A decline carries one code of the closed list; free text could reveal a protected fact.',
    mend: `Send one of: ${Object.keys(declineReasons).join(', ')}.`,
  });

const refuseAgencysReason = (): never =>
  refuse('not-your-decline-reason', {
    place: 'reason',
    reason: 'This reason is one that only the receiving agency can give.',
    mend: `Send one of: ${reasonsOfThePerson().join(', ')}.`,
  });

const reasonsOfThePerson = (): string[] =>
  Object.entries<DeclineReason>(declineReasons).flatMap(([code, { by }]) => (by.includes('P') ? [code] : []));

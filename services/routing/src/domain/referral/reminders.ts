import { afterDays, hasPassed } from '../calendar/clocks.ts';
import type { ClockName, ReferralEvent } from './events.ts';
import { clockOf } from './clock.ts';
import type { Known, Referral } from './state.ts';

/** How far a clock's reminders have come. `since`: when it began; a reminder that would lie before is not sent. */
export type Reminding = Readonly<{ since: string | null; sent: number }>;

/** Days before the breach, first reminder first. */
const daysBefore: Readonly<Record<ClockName, readonly number[]>> = {
  response: [1],
  person: [14, 3, 1],
  'first-contact': [2],
  condition: [3],
  waitlist: [14],
  withdrawal: [1],
};

/** Whose move is awaited. The person is reached through the referrer. */
export const awaited: Readonly<Record<ClockName, 'T' | 'R'>> = {
  response: 'T',
  person: 'R',
  'first-contact': 'T',
  condition: 'T',
  waitlist: 'R',
  withdrawal: 'T',
};

/** A line is woken on the day until which the person wanted to be left alone: in the morning, in this country. */
const wakingHour = 'T12:00:00.000Z';

/** When the next reminder is due; none once the last one was sent. */
export const nextReminder = (state: Known): string | undefined => {
  if (state.status === 'waitlisted' && state.snoozedUntil !== null)
    return `${state.snoozedUntil}${wakingHour}`;
  const clock = clockOf(state);
  if (!clock) return undefined;
  const { since, sent } = state.reminding;
  const inTime = daysBefore[clock.clock]
    .map((days) => afterDays(clock.due, -days))
    .filter((instant) => since === null || !hasPassed(instant, since));
  return inTime[sent];
};

const beside: ReadonlySet<ReferralEvent['type']> = new Set([
  'HoldReleased',
  'ReferralSnoozed',
  'ReferralNoted',
  'ReferralIntroduced',
  'ClocksStopped',
  'ClocksStarted',
]);

/** A move begins the clocks anew; what happens beside the moves leaves them as they are. */
export const evolveReminder = (before: Referral, next: Known, event: ReferralEvent): Reminding => {
  const { reminding } = next;
  if (event.type === 'ReferralReminded')
    return wakes(before) ? reminding : { ...reminding, sent: reminding.sent + 1 };
  if (beside.has(event.type)) return reminding;
  return { since: event.at ?? null, sent: 0 };
};

const wakes = (before: Referral): boolean => before.status === 'waitlisted' && before.snoozedUntil !== null;

import type { ClockName } from './referral-events.ts';
import { heldOffers } from './referral-offers.ts';
import type { Known, Referral } from './referral-state.ts';

export type RunningClock = Readonly<{ clock: ClockName; due: string }>;

/** Referrals stored before a clock was there have none of it. */
const running = (clock: ClockName, due: string | null | undefined): RunningClock | undefined =>
  due == null ? undefined : { clock, due };

const soonest = (...clocks: readonly (RunningClock | undefined)[]): RunningClock | undefined =>
  clocks
    .filter((clock) => clock !== undefined)
    .toSorted((one, other) => Date.parse(one.due) - Date.parse(other.due))[0];

/** The one clock a referral has at a time. */
export const clockOf = (state: Referral): RunningClock | undefined => {
  switch (state.status) {
    case 'offered':
      return ofOffers(state) ?? running('response', state.respondBy);
    case 'in-review':
      return running('response', state.respondBy);
    case 'needs-person':
      return running('person', state.answerBy);
    case 'waitlisted':
      return running('waitlist', state.keptUntil);
    case 'accepted':
      return soonest(
        running('first-contact', state.firstContactBy),
        running('condition', state.acceptance?.conditionBy ?? null),
      );
    case 'withdrawal-requested':
      return running('withdrawal', state.confirmBy);
    default:
      return undefined;
  }
};

/** Once one of several agencies holds a place, it is the person's turn. */
const ofOffers = ({ several }: Known): RunningClock | undefined =>
  soonest(
    ...(several ? heldOffers(several) : []).map(({ held }) => running('person', held?.confirmBy ?? null)),
  );

import type { ClockName } from './events.ts';
import { heldOffers } from './offers.ts';
import { stillSince } from './still-since.ts';
import type { Known, Referral } from './state.ts';

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
      return ofOffers(state) ?? ofAgency(state, 'response', state.respondBy);
    case 'in-review':
      return ofAgency(state, 'response', state.respondBy);
    case 'needs-person':
      return running('person', state.answerBy);
    case 'waitlisted':
      return running('waitlist', state.keptUntil);
    case 'accepted':
      return soonest(
        ofAgency(state, 'first-contact', state.firstContactBy),
        running('condition', state.acceptance?.conditionBy ?? null),
      );
    case 'withdrawal-requested':
      return ofAgency(state, 'withdrawal', state.confirmBy);
    default:
      return undefined;
  }
};

/** While nobody who was asked can answer, the agencies' own clocks stand still: pause.ts. */
const ofAgency = (state: Known, clock: ClockName, due: string | null): RunningClock | undefined =>
  stillSince(state) === undefined ? running(clock, due) : undefined;

/** Once one of several agencies holds a place, it is the person's turn. */
const ofOffers = ({ several }: Known): RunningClock | undefined =>
  soonest(
    ...(several ? heldOffers(several) : []).map(({ held }) => running('person', held?.confirmBy ?? null)),
  );

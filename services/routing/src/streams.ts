import type { StreamType } from '@handoff/stream-store';
import type { Clocks } from './domain/calendar/clocks.ts';
import { createJourney, type JourneyCommand } from './domain/journey/journey.ts';
import type { JourneyEvent } from './domain/journey/events.ts';
import type { Journey } from './domain/journey/state.ts';
import type { Pathways } from './domain/journey/pathway.ts';
import * as referral from './domain/referral/referral.ts';
import type { ReferralEvent } from './domain/referral/events.ts';
import type { ReferralCommand } from './domain/referral/moves.ts';
import type { Referral } from './domain/referral/state.ts';
import * as seats from './domain/seats/seats.ts';
import type { Seats, SeatsEvent } from './domain/seats/state.ts';

export const journeyStream = (pathways: Pathways): StreamType<JourneyCommand, Journey, JourneyEvent> => ({
  name: 'journey',
  decider: createJourney(pathways),
  fold: 3,
  correlation: (state) => (state.status === 'none' ? undefined : state.journeyId),
});

export const referralStream = (clocks: Clocks): StreamType<ReferralCommand, Referral, ReferralEvent> => ({
  name: 'referral',
  decider: referral.createReferral(clocks),
  fold: 6,
  correlation: (state) => (state.status === 'none' ? undefined : state.parties.journeyId),
  dueAt: referral.dueAt,
  onDue: referral.onDue,
});

/**
 * A big cohort moves often: held, taken, released again. Its stream is carried forward long before 1,000 events; the bytes
 * are for a fund of some thousand grants, which stand in the state and again where it is carried forward. More would make
 * the event that carries them too long for the broker.
 */
export const seatsStream = (clocks: Clocks): StreamType<seats.SeatsCommand, Seats, SeatsEvent> => ({
  name: 'seats',
  decider: seats.createSeats(clocks),
  fold: 2,
  bounds: { events: 1_000, bytes: 3_145_728 },
  dueAt: seats.dueAt,
  onDue: seats.onDue,
});

import type { Context } from '@handoff/host';
import { onDaysOf } from './agency-days.ts';
import { seatsNow } from './on-seats.ts';
import { type Calendar, endOfDay } from '../domain/calendar/calendar.ts';
import { classDates } from '../domain/calendar/class-dates.ts';
import type { Offer } from '../domain/referral/moves.ts';
import type { Routing } from '../routing.ts';

type Dates = Readonly<{ days: { calendar?: Calendar }; applyBy: string | null }>;

/** The days an agency's clocks run on, and when applications of the class close there. */
export const datesAt = async (
  routing: Pick<Routing, 'register'>,
  { parties: { agency }, offer: { cohort } }: Offer,
  context: Context,
): Promise<Dates> => {
  const days = await onDaysOf(routing, agency, context);
  const seats = cohort === null ? undefined : await seatsNow(context, { agency, cohort });
  if (!days.calendar || !seats) return { days, applyBy: null };
  const { applyBy } = classDates(seats.capacity, days.calendar);
  return { days, applyBy: applyBy && endOfDay(applyBy, days.calendar.timeZone) };
};

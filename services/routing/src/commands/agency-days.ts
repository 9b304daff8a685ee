import type { Context } from '@handoff/host';
import type { Calendar } from '../domain/calendar/calendar.ts';
import { calendarOf } from '../domain/calendar/usual.ts';
import type { Routing } from '../routing.ts';

/** The days of an agency, as the directory has them; undefined where it says nothing of where the agency is. */
export const agencyDays = async (
  { register }: Pick<Routing, 'register'>,
  agency: string,
  context: Context,
): Promise<Calendar | undefined> => {
  const [known] = await register(context).directory.agencies([agency]);
  if (known?.jurisdiction == null) return undefined;
  return calendarOf(known.jurisdiction, context.now(), known.calendar ?? null);
};

/** For a move: its clocks run on these days. */
export const onDaysOf = async (
  routing: Pick<Routing, 'register'>,
  agency: string,
  context: Context,
): Promise<{ calendar?: Calendar }> => {
  const calendar = await agencyDays(routing, agency, context);
  return calendar ? { calendar } : {};
};

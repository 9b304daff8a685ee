import { refuse } from '@handoff/decider';
import type { CommandMeta, Context } from '@handoff/host';
import type { SeatTerms as SaidTerms, SetCapacity } from '@handoff/schemas';
import type { Outcome } from '@handoff/stream-store';
import { checkClassDates } from '../domain/calendar/class-dates.ts';
import type { SeatKind, SeatTerms } from '../domain/seats/state.ts';
import type { Routing } from '../routing.ts';
import { agencyDays } from './agency-days.ts';
import { firstSeats, onSeats } from './on-seats.ts';

/** How many places an agency gives us in a cohort, or how many cents a fund has this month. */
export const setCapacity = async (
  routing: Pick<Routing, 'register'>,
  { kind, terms, ...said }: SetCapacity,
  { causation, bodyHash, trace }: CommandMeta,
  context: Context,
): Promise<Outcome> => {
  if (said.seatsId !== firstSeats(context, said)) return refuseId();
  if (said.seats < 0) return refuseNumber();
  const calendar = await agencyDays(routing, said.agency, context);
  if (calendar) checkClassDates({ terms: termsOf(terms), startsOn: said.startsOn }, calendar);
  const data = { ...said, kind: kindOf(kind), terms: termsOf(terms) };
  return onSeats(context, said, { type: 'SetCapacity', data }, { causation, bodyHash, trace });
};

export const kindOf = (kind: string | null): SeatKind => {
  if (kind === 'held' || kind === 'advisory') return kind;
  return refuse('unknown-seat-kind', {
    place: 'kind',
    reason: 'Places are ours to give, or the agency gives them too.',
    mend: 'Send held or advisory.',
  });
};

export const termsOf = (terms: SaidTerms | null): SeatTerms | null =>
  terms && { ...terms, unit: unitOf(terms.unit) };

const unitOf = (unit: string): SeatTerms['unit'] =>
  unit === 'place' || unit === 'cent'
    ? unit
    : refuse('unknown-unit', {
        place: 'terms.unit',
        reason: 'What is counted is a place or a cent.',
        mend: 'Send place or cent.',
      });

const refuseId = (): never =>
  refuse('not-such-an-id', {
    place: 'seatsId',
    reason: 'This is not the id of that cohort.',
    mend: 'Derive it from "<agency>/<cohort>".',
  });

const refuseNumber = (): never =>
  refuse('fewer-than-none', {
    place: 'seats',
    reason: 'A number of places is 0 or more.',
    mend: 'Send 0 or more.',
  });

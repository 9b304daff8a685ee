import type { Context, EventMeta } from '@handoff/host';
import type { OfferedService, PartnerRegistered } from '@handoff/schemas';
import { firstSeats, onSeats } from '../commands/on-seats.ts';
import { kindOf, termsOf } from '../commands/set-capacity.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

/** Projection: what the directory says of an agency. */
export const keepAgency = (
  { register }: Routing,
  { slug, jurisdiction, languages, services, calendar }: PartnerRegistered,
  { envelope }: EventMeta,
  context: Context,
): Promise<void> =>
  register(context).directory.save({
    slug,
    jurisdiction,
    languages,
    services,
    calendar,
    confirmedAt: envelope.time,
  });

type Cohort = OfferedService & { cohort: string; seats: number };
const isCounted = (service: OfferedService): service is Cohort =>
  service.cohort !== null && service.seats !== null;

/** Reactor: the places of each cohort of the manifest. One that shrinks below what is given keeps its number. */
export const openCohorts = async (
  { slug, services }: PartnerRegistered,
  meta: EventMeta,
  context: Context,
): Promise<void> => {
  for (const { cohort, code, seats, seatKind, startsOn, terms } of services.filter(isCounted)) {
    const named = { agency: slug, cohort };
    const kind = kindOf(seatKind ?? 'advisory');
    const about = { seatsId: firstSeats(context, named), ...named, service: code };
    const data = { ...about, kind, seats, startsOn, terms: termsOf(terms) };
    const outcome = await onSeats(
      context,
      named,
      { type: 'SetCapacity', data },
      causedBy(meta, `cohort:${cohort}`),
    );
    mustStand(outcome, 'fewer-than-given', 'tiers-exceed-seats');
  }
};

import type { Context, EventMeta } from '@handoff/host';
import type { OfferedService, PartnerRegistered } from '@handoff/schemas';
import { kindOf } from '../commands/set-capacity.ts';
import type { Routing } from '../routing.ts';
import { causedBy } from './causation.ts';
import { mustStand } from './must-stand.ts';

/** Projection: what the directory says of an agency. */
export const keepAgency = (
  { register }: Routing,
  { slug, languages, services }: PartnerRegistered,
  context: Context,
): Promise<void> => register(context).directory.save({ slug, languages, services });

type Cohort = OfferedService & { cohort: string; seats: number };
const isCounted = (service: OfferedService): service is Cohort =>
  service.cohort !== null && service.seats !== null;

/** Reactor: the places of each cohort of the manifest. One that shrinks below what is given keeps its number. */
export const openCohorts = async (
  { slug, services }: PartnerRegistered,
  meta: EventMeta,
  { ids, handle }: Context,
): Promise<void> => {
  for (const { cohort, code, seats, seatKind, startsOn } of services.filter(isCounted)) {
    const seatsId = ids.derive('seats', `${slug}/${cohort}`);
    const kind = kindOf(seatKind ?? 'advisory');
    const data = { seatsId, agency: slug, service: code, cohort, kind, seats, startsOn };
    const outcome = await handle(
      'seats',
      seatsId,
      { type: 'SetCapacity', data },
      causedBy(meta, `cohort:${cohort}`),
    );
    mustStand(outcome, 'fewer-than-given');
  }
};

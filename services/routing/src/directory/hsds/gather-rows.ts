import type { Indexed } from './index-tables.ts';
import { pricesSaid } from './read-cost.ts';
import { answeredPhone } from './read-phone.ts';
import { type Row, textOf } from './tables.ts';

/** The rows of a source that one listing is made of: what is said nearest to it counts. */
export type Gathered = Readonly<{
  service: Row;
  /** The service at a place; undefined for a service without one. */
  at: Row | undefined;
  organization: Row | undefined;
  location: Row | undefined;
  address: Row | undefined;
  phone: Row | undefined;
  schedules: readonly Row[];
  languages: readonly Row[];
  areas: readonly Row[];
  access: readonly Row[];
  prices: readonly Row[];
  counts: readonly Row[];
  documents: readonly Row[];
  attributes: readonly Row[];
}>;

export const gatherRows = ({ byId, under }: Indexed, service: Row, at: Row | undefined): Gathered => {
  const organization = byId('organizations', textOf(service, 'organization_id'));
  const location = byId('locations', at && textOf(at, 'location_id'));
  const [id, atId, locationId, organizationId] = [service, at, location, organization].map(
    (row) => row && textOf(row, 'id'),
  );
  const phones = [
    ...under('phones', 'service_at_location_id', atId),
    ...under('phones', 'service_id', id),
    ...under('phones', 'location_id', locationId),
    ...under('phones', 'organization_id', organizationId),
  ];
  const addresses = under('addresses', 'location_id', locationId);
  const own = under('schedules', 'service_at_location_id', atId);
  const ownAreas = under('service_areas', 'service_at_location_id', atId);
  return {
    service,
    at,
    organization,
    location,
    address: addresses.find((row) => textOf(row, 'address_type') === 'physical') ?? addresses[0],
    phone: answeredPhone(phones),
    schedules:
      own.length > 0
        ? own
        : [...under('schedules', 'service_id', id), ...under('schedules', 'location_id', locationId)],
    languages: [...under('languages', 'service_id', id), ...under('languages', 'location_id', locationId)],
    areas: ownAreas.length > 0 ? ownAreas : under('service_areas', 'service_id', id),
    access: under('accessibility', 'location_id', locationId),
    prices: under('cost_options', 'service_id', id),
    counts: under('capacities', 'service_id', id),
    documents: under('required_documents', 'service_id', id),
    attributes: [id, atId, locationId, organizationId].flatMap((named) =>
      under('attributes', 'link_id', named),
    ),
  };
};

/** Those of them that the listing says: of the prices and the counts of places perhaps not all. */
export const rowsSaid = (gathered: Gathered): readonly Row[] => {
  const { service, at, organization, location, address, phone, prices, counts, ...lists } = gathered;
  return [
    ...[service, at, organization, location, address, phone, counts[0]].flatMap((row) => row ?? []),
    ...pricesSaid(service, prices),
    ...Object.values(lists).flat(),
  ];
};

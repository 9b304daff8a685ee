import { isDeepStrictEqual } from 'node:util';
import { type Finding, notCarried } from '../../translate/finding.ts';
import type { ListedService } from '../listing.ts';
import { attributesOf } from './write-attributes.ts';
import { type Json, some, uuidFor } from './write-json.ts';
import {
  addressesOf,
  areasOf,
  capacityOf,
  costOf,
  languagesOf,
  phonesOf,
  schedulesOf,
} from './write-parts.ts';

/** Services with everything nested in them, as HSDS 3 JSON; with 3.1's capacity where places are counted. */
export const writeHsds = (
  listings: readonly ListedService[],
): Readonly<{ document: readonly Json[]; findings: readonly Finding[] }> => {
  const services = [...Map.groupBy(listings, serviceIdOf)].map(([id, all]) => ({ id, ...partedOf(all) }));
  return {
    document: services.map(({ id, written }) => writeService(id, written)),
    findings: services.flatMap(({ written, dropped }) => [
      ...written.flatMap(notSaid(written)),
      ...dropped.map(notDropped),
    ]),
  };
};

/** A service goes on where one of its places does: those that its source dropped are left out, unless all are. */
const partedOf = (all: readonly ListedService[]) => {
  const living = all.filter(({ status }) => status !== 'unlisted');
  return living.length === 0
    ? { written: all, dropped: [] }
    : { written: living, dropped: all.filter((listing) => !living.includes(listing)) };
};

/** A listing that came from elsewhere gets a service of its own; its own id stays the id of the place. */
export const serviceIdOf = ({ serviceId, sourceId }: Pick<ListedService, 'serviceId' | 'sourceId'>): string =>
  serviceId ?? uuidFor('service', sourceId);

/** One listing alone may be the service itself; otherwise each is the service at a place. */
const hasPlace = (listing: ListedService): boolean => listing.sourceId !== serviceIdOf(listing);

const writeService = (id: string, all: readonly ListedService[]): Json => {
  const [first] = all as readonly [ListedService, ...ListedService[]];
  const places = all.filter(hasPlace);
  const here = places.length === 0;
  return some({
    id,
    name: first.name,
    description: first.description,
    url: first.url,
    email: first.email,
    // HSDS knows no service that its source dropped.
    status: first.status === 'unlisted' ? 'defunct' : first.status.replaceAll('-', ' '),
    interpretation_services: first.interpreters,
    application_process: first.terms,
    fees_description: first.feeText,
    eligibility_description: first.whom,
    minimum_age: first.minimumAge,
    maximum_age: first.maximumAge,
    assured_date: first.assuredOn,
    alert: first.alert,
    organization: {
      id: first.organizationId ?? uuidFor('organization', first.organization),
      name: first.organization,
      description: first.organization,
    },
    phones: here ? phonesOf(first) : [],
    schedules: here ? schedulesOf(first) : [],
    service_areas: here ? areasOf(first) : [],
    languages: here ? languagesOf(first) : [],
    cost_options: costOf(first),
    required_documents: first.documents.map((document, at) => ({
      id: uuidFor('document', id, `${at}`),
      document,
    })),
    capacities: capacityOf(first),
    service_at_locations: places.map(writePlace),
    attributes: here ? attributesOf(first) : [],
  });
};

const writePlace = (listing: ListedService): Json =>
  some({
    id: listing.sourceId,
    location: writeLocation(listing),
    phones: phonesOf(listing),
    schedules: schedulesOf(listing),
    service_areas: areasOf(listing),
    attributes: attributesOf(listing),
  });

const writeLocation = (listing: ListedService): Json => {
  const id = listing.locationId ?? uuidFor('location', listing.sourceId);
  const isPlace = [listing.address, listing.locality, listing.latitude].some((value) => value !== null);
  return some({
    id,
    location_type: isPlace || listing.attending.includes('in-person') ? 'physical' : 'virtual',
    transportation: listing.transport,
    latitude: listing.latitude,
    longitude: listing.longitude,
    languages: languagesOf(listing),
    addresses: addressesOf(listing),
    accessibility:
      listing.accessText === null
        ? []
        : [{ id: uuidFor('accessibility', listing.sourceId), description: listing.accessText }],
  });
};

/** What stands on the service, and so is the same at each of its places. */
const onceAService = [
  'name',
  'description',
  'url',
  'email',
  'status',
  'interpreters',
  'terms',
  'feeText',
  'feeCents',
  'whom',
  'minimumAge',
  'maximumAge',
  'assuredOn',
  'alert',
  'organization',
  'documents',
  'available',
  'maximum',
  'unit',
  'countedAt',
] as const satisfies readonly (keyof ListedService)[];

/** What HSDS says once a service and two listings of it say differently, and what it has no word for. */
const notSaid =
  (all: readonly ListedService[]) =>
  (listing: ListedService): readonly Finding[] => {
    const [first] = all;
    if (!first) return [];
    const differing = onceAService.filter((field) => !isDeepStrictEqual(listing[field], first[field]));
    return [
      ...differing.map((field) => perService(listing, field)),
      ...(listing.agency === null ? [] : [lost(listing, 'agency', 'HSDS does not know our partners.')]),
      ...(listing.status === 'unlisted' ? [lost(listing, 'status', 'Written as defunct.')] : []),
      ...(listing.flags.length === 0
        ? []
        : [lost(listing, 'flags', 'HSDS has no place for what its source contradicted.')]),
      ...(hasPlace(listing) ||
      [listing.address, listing.locality, listing.latitude].every((at) => at === null)
        ? []
        : [lost(listing, 'address', 'A service without a location of its own has no address.')]),
    ];
  };

const perService = ({ sourceId }: ListedService, field: string): Finding =>
  notCarried('said-once-a-service', `${sourceId}.${field}`, {
    reason: 'HSDS says it once a service, and another listing of the service says it differently.',
    mend: 'Give the two a service each in the source.',
  });

const notDropped = ({ sourceId }: ListedService): Finding =>
  notCarried('place-dropped', `${sourceId}.status`, {
    reason: 'HSDS has no word for a place at which a service that goes on is given no more: a copy keeps it.',
    mend: 'Give the copy all there is, without --since, and import that with --whole.',
  });

const lost = ({ sourceId }: ListedService, field: string, reason: string): Finding =>
  notCarried('no-place-for-it', `${sourceId}.${field}`, { reason, mend: 'Translate to handoff to keep it.' });

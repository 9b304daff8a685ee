import { services } from '@handoff/schemas';
import type { ListedService } from '../../directory/listing.ts';
import { type Finding, notCarried } from '../finding.ts';
import { writeAccreditation } from './accreditation.ts';
import { openEligibility, ours } from './systems.ts';
import { fhirId } from './write-task.ts';

type Json = Readonly<Record<string, unknown>>;
const days = { mo: 'mon', tu: 'tue', we: 'wed', th: 'thu', fr: 'fri', sa: 'sat', su: 'sun' } as const;

/** What a HealthcareService of FHIR R4 can say of a listing; the rest is reported field by field. */
const carried: readonly (keyof ListedService)[] = [
  'sourceId',
  'status',
  'name',
  'organization',
  'description',
  'services',
  'taxonomy',
  'languages',
  'hours',
  'address',
  'locality',
  'region',
  'postalCode',
  'latitude',
  'longitude',
  'whom',
  'phone',
  'email',
  'accreditation',
];

export const writeListings = (
  listings: readonly ListedService[],
): Readonly<{ resources: readonly Json[]; findings: readonly Finding[] }> => ({
  resources: listings.map(writeListing),
  findings: listings.flatMap(notSaid),
});

const writeListing = (listing: ListedService): Json => {
  const location = locationOf(listing);
  const extension = writeAccreditation(listing.accreditation);
  const coding = [
    ...listing.services.map((code) => ({
      system: ours.service,
      code,
      display: services.codes.get(code)?.label ?? code,
    })),
    ...listing.taxonomy.map((code) => ({ system: openEligibility, code })),
  ];
  return {
    resourceType: 'HealthcareService',
    id: fhirId(listing.sourceId),
    ...(location === undefined ? {} : { contained: [location] }),
    ...(extension.length === 0 ? {} : { extension }),
    identifier: [{ system: ours.listing, value: listing.sourceId }],
    active: listing.status === 'active',
    providedBy: { display: listing.organization },
    ...(coding.length === 0 ? {} : { type: [{ coding }] }),
    ...(location === undefined ? {} : { location: [{ reference: '#place' }] }),
    name: listing.name,
    ...(listing.description === null ? {} : { comment: listing.description }),
    ...telecomOf(listing),
    ...(listing.whom === null ? {} : { eligibility: [{ comment: listing.whom }] }),
    ...(listing.languages.length === 0
      ? {}
      : {
          communication: listing.languages.map((code) => ({ coding: [{ system: 'urn:ietf:bcp:47', code }] })),
        }),
    ...availableOf(listing),
  };
};

const telecomOf = ({ phone, email }: ListedService): Json => {
  const telecom = [
    ...(phone === null ? [] : [{ system: 'phone', value: phone }]),
    ...(email === null ? [] : [{ system: 'email', value: email }]),
  ];
  return telecom.length === 0 ? {} : { telecom };
};

const availableOf = ({ hours }: ListedService): Json => {
  const availableTime = hours
    .filter(({ byday }) => byday.length > 0)
    .map(({ byday, opensAt, closesAt }) => ({
      daysOfWeek: byday.map((day) => days[day as keyof typeof days]),
      ...(opensAt === null ? {} : { availableStartTime: `${opensAt}:00` }),
      ...(closesAt === null ? {} : { availableEndTime: `${closesAt}:00` }),
    }));
  return availableTime.length === 0 ? {} : { availableTime };
};

const locationOf = (listing: ListedService): Json | undefined => {
  const { address, locality, region, postalCode, latitude, longitude } = listing;
  const lines = {
    ...(address === null ? {} : { line: [address] }),
    ...(locality === null ? {} : { city: locality }),
    ...(region === null ? {} : { state: region }),
    ...(postalCode === null ? {} : { postalCode }),
  };
  const position = latitude === null || longitude === null ? undefined : { latitude, longitude };
  if (Object.keys(lines).length === 0 && position === undefined) return undefined;
  return {
    resourceType: 'Location',
    id: 'place',
    ...(Object.keys(lines).length === 0 ? {} : { address: lines }),
    ...(position === undefined ? {} : { position }),
  };
};

const notSaid = (listing: ListedService): readonly Finding[] => [
  ...Object.entries(listing).flatMap(([field, value]) =>
    (carried as readonly string[]).includes(field) ||
    value === null ||
    (Array.isArray(value) && value.length === 0)
      ? []
      : [lost(listing.sourceId, field)],
  ),
  ...(listing.hours.some(({ byday, text, validFrom, validTo }) =>
    [byday.length === 0 ? text : null, text, validFrom, validTo].some((said) => said !== null),
  )
    ? [lost(listing.sourceId, 'hours')]
    : []),
];

const lost = (sourceId: string, field: string): Finding =>
  notCarried('no-place-for-it', `${sourceId}.${field}`, {
    reason: 'HealthcareService of FHIR R4 has no field for it.',
    mend: 'Translate to hsds or handoff to keep it.',
  });

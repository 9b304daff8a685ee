import { type Finding, flagged, refused } from '../../translate/finding.ts';
import { accreditationFault } from '../immigration-advice.ts';
import { type ListedService, listedService } from '../listing.ts';
import type { Flag } from './flags.ts';
import type { Indexed } from './index-tables.ts';
import { readAccess, readAttending, readIdAtDoor } from './read-access.ts';
import { readAttributes } from './read-attributes.ts';
import { readCapacity } from './read-capacity.ts';
import { readCost } from './read-cost.ts';
import { dayOf, readHours } from './read-hours.ts';
import { readLanguages } from './read-languages.ts';
import { readPlace } from './read-place.ts';
import { numberOf, type Row, rowsOf, textOf } from './tables.ts';

type Listed = Readonly<{ listing?: ListedService; findings: readonly Finding[] }>;

/** A listing for each place a service is given at; one for a service without a place. */
export const toListings = (index: Indexed, now: string): readonly Listed[] => {
  const seen = new Set<string>();
  return rowsOf(index.all, 'services').flatMap((service) => {
    const id = textOf(service, 'id');
    if (id === undefined) return [{ findings: [missing(service, 'id')] }];
    if (seen.has(id)) return [];
    seen.add(id);
    const places = index.under('service_at_locations', 'service_id', id);
    return (places.length === 0 ? [undefined] : places).map((at) => toListing(index, service, at, now));
  });
};

const toListing = (index: Indexed, service: Row, at: Row | undefined, now: string): Listed => {
  const organization = index.byId('organizations', textOf(service, 'organization_id'));
  const organizationName = organization ? textOf(organization, 'name') : undefined;
  if (textOf(service, 'name') === undefined) return { findings: [missing(service, 'name')] };
  if (organization === undefined || organizationName === undefined)
    return { findings: [withoutOrganization(service)] };
  const { parts, flags } = partsOf(index, { service, at, organization, now });
  const parsed = listedService.safeParse({
    ...parts,
    sourceId: (at ? textOf(at, 'id') : undefined) ?? textOf(service, 'id'),
    organization: organizationName,
    flags: [...new Set(flags.map(({ flag }) => flag))],
  });
  const findings = flags.map(({ finding }) => finding);
  if (!parsed.success) return { findings: [...findings, ...parsed.error.issues.map(malformed(service))] };
  const fault = accreditationFault(parsed.data);
  if (!fault) return { listing: parsed.data, findings };
  const { code, place, reason, mend } = fault;
  return { findings: [...findings, refused(code, `${service.place}.${place ?? ''}`, { reason, mend })] };
};

type Rows = Readonly<{ service: Row; at: Row | undefined; organization: Row; now: string }>;

const partsOf = (index: Indexed, { service, at, organization, now }: Rows) => {
  const id = textOf(service, 'id');
  const location = index.byId('locations', at ? textOf(at, 'location_id') : undefined);
  const locationId = location && textOf(location, 'id');
  const attributes = readAttributes(index, [service, at, location, organization]);
  const place = readPlace(index, location);
  const own = index.under('schedules', 'service_at_location_id', at && textOf(at, 'id'));
  const schedules =
    own.length > 0
      ? own
      : [
          ...index.under('schedules', 'service_id', id),
          ...index.under('schedules', 'location_id', locationId),
        ];
  const hours = readHours(schedules, attributes.value.services.includes('shelter'));
  const languages = readLanguages([
    ...index.under('languages', 'service_id', id),
    ...index.under('languages', 'location_id', locationId),
  ]);
  const capacity = readCapacity(index, service, now);
  const ages = agesOf(service);
  const assured = dayOf(service, 'assured_date');
  const { cost, accessibility, attending, idAtDoor, ...said } = attributes.value;
  const price = readCost(index, service);
  const access = textsOf(index.under('accessibility', 'location_id', locationId), 'description', 'details');
  const documents = textsOf(index.under('required_documents', 'service_id', id), 'document');
  const status = textOf(service, 'status') ?? 'active';
  const parts = {
    ...said,
    ...place.value,
    ...capacity.value,
    ...ages.value,
    ...price,
    cost: cost ?? price.cost,
    serviceId: id ?? null,
    organizationId: textOf(organization, 'id') ?? null,
    locationId: locationId ?? null,
    status: status.toLowerCase().replaceAll(' ', '-'),
    name: textOf(service, 'name'),
    description: textOf(service, 'description') ?? null,
    languages: languages.value,
    interpreters: textOf(service, 'interpretation_services') ?? null,
    attending: attending.length > 0 ? attending : attendingOf(schedules, location),
    hours: hours.value,
    area: areaOf(index, id, at),
    accessibility: accessibility.length > 0 ? accessibility : readAccess(access),
    accessText: access.length > 0 ? access.join(' ') : null,
    idAtDoor: idAtDoor ?? readIdAtDoor(documents),
    documents,
    whom: textOf(service, 'eligibility_description') ?? null,
    terms: textOf(service, 'application_process') ?? null,
    phone: phoneOf(index, { id, at, locationId, organization }),
    email: textOf(service, 'email') ?? textOf(organization, 'email') ?? null,
    url: textOf(service, 'url') ?? textOf(organization, 'website') ?? null,
    alert: textOf(service, 'alert') ?? null,
    assuredOn: assured ?? null,
  };
  const flags = [
    ...attributes.flags,
    ...place.flags,
    ...hours.flags,
    ...languages.flags,
    ...capacity.flags,
    ...ages.flags,
    ...(assured === null ? [noSuchDay(service)] : []),
    ...(at && textOf(at, 'location_id') !== undefined && !location ? [noSuchPlace(at)] : []),
  ];
  return { parts, flags };
};

const textsOf = (rows: readonly Row[], ...columns: readonly string[]): readonly string[] =>
  rows.flatMap((row) => columns.flatMap((column) => textOf(row, column) ?? []));

const attendingOf = (schedules: readonly Row[], location: Row | undefined): readonly string[] => {
  const said = [...new Set(textsOf(schedules, 'attending_type').flatMap(readAttending))];
  if (said.length > 0 || !location) return said;
  const type = textOf(location, 'location_type');
  if (type === 'physical') return ['in-person'];
  return type === 'virtual' ? ['video'] : [];
};

const areaOf = ({ under }: Indexed, id: string | undefined, at: Row | undefined): string | null => {
  const own = under('service_areas', 'service_at_location_id', at && textOf(at, 'id'));
  const names = textsOf(own.length > 0 ? own : under('service_areas', 'service_id', id), 'name');
  return names.length > 0 ? names.join('; ') : null;
};

const phoneOf = (
  { under }: Indexed,
  {
    id,
    at,
    locationId,
    organization,
  }: Readonly<{
    id: string | undefined;
    at: Row | undefined;
    locationId: string | undefined;
    organization: Row;
  }>,
): string | null => {
  const nearest = [
    under('phones', 'service_at_location_id', at && textOf(at, 'id')),
    under('phones', 'service_id', id),
    under('phones', 'location_id', locationId),
    under('phones', 'organization_id', textOf(organization, 'id')),
  ].flat();
  const phone = nearest.find((row) => /^(voice|phone)?$/i.test(textOf(row, 'type') ?? ''));
  if (!phone) return null;
  const extension = textOf(phone, 'extension');
  // The specification's own example carries its quotes along.
  const number = textOf(phone, 'number')?.replaceAll('"', '');
  if (number === undefined) return null;
  return extension === undefined ? number : `${number} ext. ${extension}`;
};

const agesOf = (service: Row) => {
  const whole = (column: string) => {
    const age = numberOf(service, column);
    return age !== undefined && age >= 0 && age <= 150 ? Math.floor(age) : null;
  };
  const [minimumAge, maximumAge] = [whole('minimum_age'), whole('maximum_age')];
  const isSound = minimumAge === null || maximumAge === null || minimumAge <= maximumAge;
  return {
    value: isSound ? { minimumAge, maximumAge } : { minimumAge: null, maximumAge: null },
    flags: isSound ? [] : [agesCross(service)],
  };
};

const agesCross = ({ place }: Row): Flag => ({
  flag: 'impossible-age',
  finding: flagged('impossible-age', `${place}.minimum_age`, {
    reason: 'The lowest age is above the highest, so nobody could come.',
    mend: 'Correct one of the two; until then neither is shown.',
  }),
});

const noSuchDay = ({ place }: Row): Flag => ({
  flag: 'impossible-date',
  finding: flagged('impossible-date', `${place}.assured_date`, {
    reason: 'It is no day of the calendar.',
    mend: 'Write YYYY-MM-DD.',
  }),
});

const noSuchPlace = ({ place }: Row): Flag => ({
  flag: 'dangling-id',
  finding: flagged('dangling-id', `${place}.location_id`, {
    reason: 'It names a row of locations.csv that is not there, so the listing has no place.',
    mend: 'Add the missing row, or take the id out.',
  }),
});

const missing = ({ place }: Row, column: string): Finding =>
  refused('missing-field', `${place}.${column}`, {
    reason: `A service without ${column} can't be listed.`,
    mend: `Add its ${column}.`,
  });

const withoutOrganization = ({ place }: Row): Finding =>
  refused('dangling-id', `${place}.organization_id`, {
    reason: 'Its organization is not in the source, so nobody could say who gives the service.',
    mend: 'Add the organization, with its name.',
  });

const malformed =
  ({ place }: Row) =>
  ({ path, message }: Readonly<{ path: readonly PropertyKey[]; message: string }>): Finding =>
    refused('bad-value', `${place}.${path.map(String).join('.')}`, {
      reason: `The value can't be kept: ${message}.`,
      mend: 'Correct the cell and import again; rows that were taken are not taken twice.',
    });

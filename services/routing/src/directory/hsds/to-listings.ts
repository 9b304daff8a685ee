import { type Finding, flagged, refused } from '../../translate/finding.ts';
import { accreditationFault } from '../immigration-advice.ts';
import { type ListedService, listedService } from '../listing.ts';
import { type Gathered, gatherRows, rowsSaid } from './gather-rows.ts';
import type { Indexed } from './index-tables.ts';
import { readAccess, readAttending, readIdAtDoor } from './read-access.ts';
import { readAges } from './read-ages.ts';
import { readAttributes } from './read-attributes.ts';
import { readCapacity } from './read-capacity.ts';
import { readCost } from './read-cost.ts';
import { dayOf, readHours } from './read-hours.ts';
import { readLanguages } from './read-languages.ts';
import { readPhone } from './read-phone.ts';
import { readPlace } from './read-place.ts';
import { type Row, rowsOf, textOf } from './tables.ts';

/** `rows`: those of the source that went into it. */
type Listed = Readonly<{ listing?: ListedService; findings: readonly Finding[]; rows: readonly Row[] }>;

/** A listing for each place a service is given at; one for a service without a place. */
export const toListings = (index: Indexed, now: string | undefined): readonly Listed[] => {
  const seen = new Set<string>();
  return rowsOf(index.all, 'services').flatMap((service) => {
    const id = textOf(service, 'id');
    if (id === undefined) return [{ findings: [missing(service, 'id')], rows: [service] }];
    if (seen.has(id)) return [];
    seen.add(id);
    const places = index.under('service_at_locations', 'service_id', id);
    return (places.length === 0 ? [undefined] : places).map((at) => {
      const gathered = gatherRows(index, service, at);
      return { ...toListing(index, gathered, now), rows: rowsSaid(gathered) };
    });
  });
};

const toListing = (index: Indexed, gathered: Gathered, now: string | undefined): Omit<Listed, 'rows'> => {
  const { service, at, organization } = gathered;
  const organizationName = organization ? textOf(organization, 'name') : undefined;
  if (textOf(service, 'name') === undefined) return { findings: [missing(service, 'name')] };
  if (organizationName === undefined) return { findings: [withoutOrganization(service)] };
  const { value, findings } = partsOf(index, gathered, now);
  const parsed = listedService.safeParse({
    ...value,
    sourceId: (at ? textOf(at, 'id') : undefined) ?? textOf(service, 'id'),
    organization: organizationName,
    flags: [...new Set(findings.flatMap(({ kind, code }) => (kind === 'flagged' ? [code] : [])))],
  });
  if (!parsed.success) return { findings: [...findings, ...parsed.error.issues.map(malformed(service))] };
  const fault = accreditationFault(parsed.data, now?.slice(0, 10));
  if (!fault) return { listing: parsed.data, findings };
  const { code, place, reason, mend } = fault;
  return { findings: [...findings, refused(code, `${service.place}.${place ?? ''}`, { reason, mend })] };
};

const partsOf = (index: Indexed, gathered: Gathered, now: string | undefined) => {
  const { service, at, organization, location, schedules } = gathered;
  const attributes = readAttributes(index, gathered.attributes);
  const { cost, accessibility, attending, idAtDoor, ...said } = attributes.value;
  const place = readPlace(location, gathered.address);
  const hours = readHours(schedules, said.services.includes('shelter'));
  const languages = readLanguages(gathered.languages);
  const capacity = readCapacity(index, gathered.counts, now);
  const ages = readAges(service);
  const assured = dayOf(service, 'assured_date');
  const price = readCost(service, gathered.prices);
  const access = textsOf(gathered.access, 'description', 'details');
  const documents = textsOf(gathered.documents, 'document');
  const areas = textsOf(gathered.areas, 'name');
  const from = (column: string, row: Row | undefined = service) => (row && textOf(row, column)) ?? null;
  const value = {
    ...said,
    ...place.value,
    ...capacity.value,
    ...ages.value,
    ...price,
    cost: cost ?? price.cost,
    serviceId: from('id'),
    organizationId: from('id', organization),
    locationId: location ? from('id', location) : null,
    status: (from('status') ?? 'active').toLowerCase().replaceAll(' ', '-'),
    name: from('name'),
    description: from('description'),
    languages: languages.value,
    interpreters: from('interpretation_services'),
    attending: attending.length > 0 ? attending : attendingOf(schedules, location),
    hours: hours.value,
    area: areas.length > 0 ? areas.join('; ') : null,
    accessibility: accessibility.length > 0 ? accessibility : readAccess(access),
    accessText: access.length > 0 ? access.join(' ') : null,
    idAtDoor: idAtDoor ?? readIdAtDoor(documents),
    documents,
    whom: from('eligibility_description'),
    terms: from('application_process'),
    phone: readPhone(gathered.phone),
    email: from('email') ?? from('email', organization),
    url: from('url') ?? from('website', organization),
    alert: from('alert'),
    assuredOn: assured ?? null,
  };
  const findings = [
    ...attributes.findings,
    ...place.findings,
    ...hours.findings,
    ...languages.findings,
    ...capacity.findings,
    ...ages.findings,
    ...(assured === null ? [noSuchDay(service)] : []),
    ...(at && textOf(at, 'location_id') !== undefined && !location ? [noSuchPlace(at)] : []),
  ];
  return { value, findings };
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

const noSuchDay = ({ place }: Row): Finding =>
  flagged('impossible-date', `${place}.assured_date`, {
    reason: 'It is no day of the calendar.',
    mend: 'Write YYYY-MM-DD.',
  });

const noSuchPlace = ({ place }: Row): Finding =>
  flagged('dangling-id', `${place}.location_id`, {
    reason: 'It names a row of locations.csv that is not there, so the listing has no place.',
    mend: 'Add the missing row, or take the id out.',
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

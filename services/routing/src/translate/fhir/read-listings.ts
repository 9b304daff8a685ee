import { isCode } from '@handoff/schemas';
import { z } from 'zod';
import { servicesFor } from '../../directory/hsds/taxonomy.ts';
import { accreditationFault } from '../../directory/immigration-advice.ts';
import { type ListedService, listedService } from '../../directory/listing.ts';
import { type Finding, refused } from '../finding.ts';
import { extension, readAccreditation } from './accreditation.ts';
import { leavesBeside } from './leaves.ts';
import { left } from './not-read.ts';
import type { Placed, Resources } from './read-resources.ts';
import { openEligibility, ours } from './systems.ts';

const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional() });
const concept = z.looseObject({ coding: z.array(coding).optional() });
const location = z.looseObject({
  resourceType: z.literal('Location'),
  address: z
    .looseObject({
      line: z.array(z.string()).optional(),
      city: z.string().optional(),
      state: z.string().optional(),
      postalCode: z.string().optional(),
    })
    .optional(),
  position: z.looseObject({ latitude: z.number(), longitude: z.number() }).optional(),
});
const healthcareService = z.looseObject({
  id: z.string().optional(),
  extension: z.array(extension).optional(),
  identifier: z
    .array(z.looseObject({ system: z.string().optional(), value: z.string().optional() }))
    .optional(),
  active: z.boolean().optional(),
  providedBy: z.looseObject({ display: z.string().optional() }).optional(),
  type: z.array(concept).optional(),
  location: z.array(z.looseObject({ reference: z.string().optional() })).optional(),
  contained: z.array(z.unknown()).optional(),
  name: z.string().optional(),
  comment: z.string().optional(),
  telecom: z.array(z.looseObject({ system: z.string().optional(), value: z.string().optional() })).optional(),
  eligibility: z.array(z.looseObject({ comment: z.string().optional() })).optional(),
  communication: z.array(concept).optional(),
  availableTime: z
    .array(
      z.looseObject({
        daysOfWeek: z.array(z.string()).optional(),
        availableStartTime: z.string().optional(),
        availableEndTime: z.string().optional(),
      }),
    )
    .optional(),
});

const read = [
  'resourceType',
  'id',
  'identifier',
  'meta',
  'active',
  'providedBy.display',
  'type.coding',
  'contained',
  'location.reference',
  'name',
  'comment',
  'telecom',
  'eligibility.comment',
  'communication.coding',
  'availableTime.daysOfWeek',
  'availableTime.availableStartTime',
  'availableTime.availableEndTime',
];

const readOf = (given: Given): readonly string[] =>
  given.extension?.every(({ url }) => url === ours.accreditation) ? [...read, 'extension'] : read;

type Read = Readonly<{
  listings: readonly ListedService[];
  findings: readonly Finding[];
  used: readonly Placed[];
}>;

/** HealthcareServices, with the place they contain, as listings. */
export const readListings = ({ all }: Resources, now?: string): Read => {
  const found = all.filter(({ resource }) => resource.resourceType === 'HealthcareService');
  const each = found.map((one) => readListing(one, now));
  return {
    listings: each.flatMap(({ listing }) => (listing ? [listing] : [])),
    findings: each.flatMap(({ findings }) => findings),
    used: found,
  };
};

const readListing = (
  { place, resource }: Placed,
  now: string | undefined,
): Readonly<{ listing?: ListedService; findings: readonly Finding[] }> => {
  const parsed = healthcareService.safeParse(resource);
  if (!parsed.success) return { findings: parsed.error.issues.map(malformed(place)) };
  const given = parsed.data;
  const listed = listedService.safeParse({ ...namesOf(given), ...placeOf(given), ...termsOf(given) });
  if (!listed.success) return { findings: listed.error.issues.map(malformed(place)) };
  const fault = accreditationFault(listed.data, now?.slice(0, 10));
  if (fault) {
    const { code, reason, mend } = fault;
    return { findings: [refused(code, place, { reason, mend })] };
  }
  return {
    listing: listed.data,
    findings: leavesBeside(resource, readOf(given)).map((leaf) => left(`${place}.${leaf}`)),
  };
};

type Given = z.infer<typeof healthcareService>;

const namesOf = (given: Given) => ({
  sourceId: given.identifier?.find(({ system }) => system === ours.listing)?.value ?? given.id,
  status: given.active === false ? 'inactive' : 'active',
  name: given.name,
  organization: given.providedBy?.display,
  description: given.comment ?? null,
  whom: given.eligibility?.[0]?.comment ?? null,
  phone: given.telecom?.find(({ system }) => system === 'phone')?.value ?? null,
  email: given.telecom?.find(({ system }) => system === 'email')?.value ?? null,
  accreditation: readAccreditation(given.extension),
});

const placeOf = ({ contained = [], location: named }: Given) => {
  const found = contained
    .map((each) => location.safeParse(each))
    .find((each) => each.success && `#${String(each.data['id'])}` === named?.[0]?.reference);
  const { address, position } = found?.data ?? {};
  return {
    address: address?.line?.[0] ?? null,
    locality: address?.city ?? null,
    region: address?.state ?? null,
    postalCode: address?.postalCode ?? null,
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
  };
};

const termsOf = ({ type, communication, availableTime }: Given) => {
  const codes = (system: string) =>
    (type ?? []).flatMap(({ coding = [] }) =>
      coding.flatMap((each) => (each.system === system && each.code !== undefined ? [each.code] : [])),
    );
  const taxonomy = codes(openEligibility).filter((code) => /^1\d{3}$/.test(code));
  const own = codes(ours.service).filter((code) => isCode('service', code));
  return {
    services: own.length > 0 ? own : [...new Set(taxonomy.flatMap(servicesFor))],
    taxonomy,
    languages: (communication ?? []).flatMap(({ coding = [] }) => coding[0]?.code ?? []),
    hours: (availableTime ?? []).map(({ daysOfWeek = [], availableStartTime, availableEndTime }) => ({
      byday: daysOfWeek.map((day) => day.slice(0, 2)),
      opensAt: availableStartTime?.slice(0, 5) ?? null,
      closesAt: availableEndTime?.slice(0, 5) ?? null,
    })),
  };
};

const malformed =
  (place: string) =>
  ({ path, message }: Readonly<{ path: readonly PropertyKey[]; message: string }>): Finding =>
    refused('unreadable', [place, ...path.map(String)].join('.'), {
      reason: `A listing needs it in another form: ${message}.`,
      mend: 'Check the HealthcareService: it needs an id, a name and providedBy.display.',
    });

import { codesOf, type ServiceListed } from '@handoff/schemas';
import { z } from 'zod';

const line = z.string().min(1).max(500);
const prose = z.string().min(1).max(4_000);
const id = z.string().min(1).max(200);
const coded = (list: string) => z.enum(codesOf(list) as [string, ...string[]]);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const language = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);
const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);

export const listedHours = z.strictObject({
  byday: z.array(coded('weekday')).max(7),
  opensAt: orNull(clock),
  closesAt: orNull(clock),
  validFrom: orNull(z.iso.date()),
  validTo: orNull(z.iso.date()),
  text: orNull(prose),
});

const accreditation = z.strictObject({
  kind: coded('accreditation-kind'),
  verifiedBy: line,
  verifiedOn: z.iso.date(),
});

/** A listing as it comes in, beside the id it gets here: what an import sends and a translation reads. */
export const listedService = z.strictObject({
  sourceId: id,
  agency: orNull(z.string().max(50)),
  status: coded('listing-status').default('active'),
  serviceId: orNull(id),
  organizationId: orNull(id),
  locationId: orNull(id),
  name: line,
  organization: line,
  description: orNull(prose),
  operator: orNull(coded('operator')),
  host: orNull(coded('host-kind')),
  services: z.array(coded('service')).max(50).default([]),
  taxonomy: z
    .array(z.string().regex(/^\d{4}$/))
    .max(100)
    .default([]),
  languages: z.array(language).max(100).default([]),
  interpreters: orNull(prose),
  attending: z.array(coded('attending-type')).max(10).default([]),
  hours: z.array(listedHours).max(50).default([]),
  address: orNull(line),
  locality: orNull(line),
  region: orNull(line),
  postalCode: orNull(line),
  latitude: orNull(z.number().min(-90).max(90)),
  longitude: orNull(z.number().min(-180).max(180)),
  transport: orNull(prose),
  area: orNull(prose),
  cost: orNull(coded('cost')),
  feeCents: orNull(z.number().int().min(0).max(100_000_000)),
  feeText: orNull(prose),
  accessibility: z.array(coded('accessibility')).max(20).default([]),
  accessText: orNull(prose),
  available: orNull(z.number().int().min(0).max(1_000_000)),
  maximum: orNull(z.number().int().min(0).max(1_000_000)),
  unit: orNull(line),
  countedAt: orNull(z.iso.datetime()),
  idAtDoor: orNull(coded('id-at-door')),
  documents: z.array(line).max(50).default([]),
  accreditation: orNull(accreditation),
  minimumAge: orNull(z.number().int().min(0).max(150)),
  maximumAge: orNull(z.number().int().min(0).max(150)),
  whom: orNull(prose),
  terms: orNull(prose),
  year: orNull(prose),
  phone: orNull(z.string().min(1).max(60)),
  email: orNull(z.string().min(3).max(254)),
  url: orNull(z.string().min(1).max(2_000)),
  alert: orNull(prose),
  assuredOn: orNull(z.iso.date()),
  flags: z.array(coded('listing-flag')).max(30).default([]),
});

export type ListedService = z.infer<typeof listedService>;

/** As the directory keeps and publishes it. */
export type Listing = ServiceListed;

/** The contract and what is checked on the way in know the same fields; the compiler refuses one that only one knows. */
export const listingFitsTheContract: keyof Listing extends keyof ListedService | 'listingId' | 'source'
  ? keyof ListedService extends keyof Listing
    ? ListedService & { listingId: string; source: string } extends Listing
      ? true
      : never
    : never
  : never = true;

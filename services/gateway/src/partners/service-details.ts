import { codesOf } from '@handoff/schemas';
import { z } from 'zod';

const oneOf = (list: string) => z.enum(codesOf(list) as [string, ...string[]]);
const several = (code: z.ZodType<string>) => z.array(code).min(1).max(20).nullable().default(null);
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'local time as HH:MM, e.g. 18:00')
  .nullable()
  .default(null);
const said = z.boolean().nullable().default(null);
const cents = z.int().min(0).max(10_000_000).nullable().default(null);

const accreditation = z
  .strictObject({
    kind: oneOf('accreditation-kind'),
    verifiedBy: z.string().min(2).max(200).describe('Who looked it up: an organization'),
    verifiedOn: z.iso.date().describe('When it was looked up'),
  })
  .describe(
    'Who may give immigration legal advice; without it such a service is not listed in the directory',
  );

/** Both or none: half a place is nowhere. */
const isWholePlace = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }) =>
  (latitude === null) === (longitude === null);

/** What a manifest may say of a service, in the words of HSDS 3; matching weighs what is said. */
export const serviceDetails = z
  .strictObject({
    languages: several(z.string().min(2).max(35)).describe(
      'Languages it is given in, if not all of the agency',
    ),
    attending: several(oneOf('attending-type')),
    byday: several(oneOf('weekday')),
    opensAt: time,
    closesAt: time,
    locality: z.string().max(80).nullable().default(null).describe('Town where it takes place'),
    latitude: z.number().min(-90).max(90).nullable().default(null),
    longitude: z.number().min(-180).max(180).nullable().default(null),
    publicTransport: said.describe('Whether a bus or train goes there at those hours'),
    feeCents: cents.describe('What it costs the person in all; 0: nothing'),
    stipendCents: cents.describe('What the person is paid a month'),
    paidTime: said.describe('Whether the employer pays the hours'),
    childCare: said.describe('Whether children are looked after on the spot'),
    openEntry: said.describe('Whether one may join after the first day'),
    accreditation: accreditation.nullable().default(null),
    idAtDoor: oneOf('id-at-door')
      .nullable()
      .default(null)
      .describe(
        'Which identity document is asked for at the door; people look for a door that asks for none',
      ),
    accessibility: several(oneOf('accessibility')).describe('What makes the place accessible'),
  })
  .refine(isWholePlace, { error: 'latitude and longitude come together', path: ['longitude'] });

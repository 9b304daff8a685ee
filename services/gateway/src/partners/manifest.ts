import { codesOf, serviceNames } from '@handoff/schemas';
import { z } from 'zod';
import { serviceDetails } from './service-details.ts';

const code = z.string().regex(/^[a-z][a-z0-9._-]*$/);

const days = z.number().int().min(0).max(366).nullable().default(null);
const terms = z.strictObject({
  unit: z.enum(['place', 'cent']).default('place'),
  tiers: z
    .array(z.strictObject({ tier: code, seats: z.number().int().min(1) }))
    .max(20)
    .default([]),
  registerBy: z.iso.date().nullable().default(null).describe('The last day to register'),
  applyDays: days.describe('Open days before it on which applications close'),
  testDays: days.describe('Open days before it on which the last placement test is given'),
  censusOn: z.iso
    .date()
    .nullable()
    .default(null)
    .describe('Until then a place that comes free is given again'),
});

const service = z.strictObject({
  code: code.describe('What is offered, e.g. learn.esl'),
  program: z
    .string()
    .nullable()
    .default(null)
    .describe('The program whose rules decide who may come, e.g. aefla'),
  cohort: z.string().nullable().default(null).describe('The class or group that seats belong to'),
  startsOn: z.iso.date().nullable().default(null),
  seats: z.number().int().min(0).nullable().default(null),
  seatKind: z.enum(['held', 'advisory']).nullable().default(null),
  details: serviceDetails.nullable().default(null).describe('What somebody weighs when choosing'),
  terms: terms.nullable().default(null).describe('What is counted, for whom, and the dates of the class'),
});

const calendar = z
  .strictObject({
    timeZone: z
      .string()
      .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), { error: 'is no IANA time zone' })
      .nullable()
      .default(null),
    closedWeekdays: z.array(z.number().int().min(0).max(6)).max(6).default([0, 6]),
    closedDays: z.array(z.iso.date()).max(400).default([]),
  })
  .describe('When it is open; its clocks run on those days');

const prose = z.string().min(2).max(600).nullable().default(null);
const profile = z.strictObject({
  terms: prose.describe('Our terms: what it costs, what one brings, what it asks of people'),
  year: prose.describe('Our year: when things begin, when one must have applied, when it is closed'),
});

const publicKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.undefined().optional(),
});

const reports = z
  .strictObject({
    kinds: z
      .array(z.enum(codesOf('fact-kind')))
      .min(1)
      .max(20)
      .describe('Kinds of facts it reports; without `exit` the exchange only ever estimates who left it'),
    services: z
      .array(z.enum(codesOf('service')))
      .min(1)
      .max(200)
      .nullable()
      .default(null)
      .describe('Services whose delivery it reports; left out: any'),
  })
  .refine(({ kinds, services }) => services === null || kinds.includes('service'), {
    path: ['services'],
    error: 'are reported as facts of the kind `service`: name it in `kinds`, or leave them out',
  });

/** A slug is also a broker's user and a recipient of consent: these names have a meaning already. */
const taken = new Set(['exchange', 'operator', 'handoff', 'admin', 'anonymous', ...serviceNames]);

/** A partner's manifest as the operator sends it: `partners/<slug>.yaml`, as JSON. */
export const manifest = z.strictObject({
  slug: z
    .string()
    .min(4)
    .max(50)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .refine((slug) => !taken.has(slug), { error: 'is a name of the exchange itself' })
    .describe('Names its topics and credentials; never changed'),
  name: z.string().min(2).max(120).describe('As people know it'),
  kind: code.describe('What sort of agency, e.g. worker-center'),
  jurisdiction: z.string().regex(/^US-[A-Z]{2}$/),
  way: z.enum(['kafka', 'rest', 'csv', 'page', 'slip']),
  serves: z.string().min(10).max(600).describe('In plain words, whom it serves and its year'),
  languages: z.array(z.string().min(2).max(35)).min(1).max(100),
  services: z.array(service).max(200),
  calendar: calendar.nullable().default(null),
  profile: profile.nullable().default(null).describe('In plain words, beside whom it serves'),
  reports: reports.nullable().default(null).describe('What it reports of the people it serves'),
  noMatch: z
    .boolean()
    .default(true)
    .describe(
      'False: where a person agrees, a fund may count them once though another agency took them in, too. Left out: never, as the law asks of who shelters people (34 USC 12291(b)(2))',
    ),
  publicKey: publicKey
    .nullable()
    .default(null)
    .describe('JWK (EC P-256) that messages to it are sealed with'),
});

export type Manifest = z.infer<typeof manifest>;

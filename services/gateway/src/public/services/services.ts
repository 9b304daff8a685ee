import { codesOf } from '@handoff/schemas';
import { notFound, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { shownService } from './shown-service.ts';

/** Codes of a list, separated by commas: any of them. What is no code is refused with the place and the codes. */
const anyOf = (list: string, doc: string) =>
  z
    .string()
    .max(500)
    .refine((text) => text.split(',').every((code) => codesOf(list).includes(code.trim())), {
      error: `takes codes of the list \`${list}\`, separated by commas: ${codesOf(list).join(', ')}`,
    })
    .optional()
    .describe(`${doc}; several, separated by commas: any of them`);

const yes = (doc: string) => z.enum(['true', 'false']).optional().describe(doc);

const asked = z.object({
  service: anyOf('service', 'What is given'),
  language: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9-]+(,[A-Za-z0-9-]+)*$/, 'takes codes of BCP 47, separated by commas')
    .optional()
    .describe('In which language, BCP 47; several: any of them'),
  near: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('latitude,longitude, or a town or postal code in which something is listed; nearest first'),
  km: z.coerce.number().positive().max(500).optional().describe('Radius around `near`; 25 if not said'),
  locality: z.string().max(100).optional().describe('In this town'),
  region: z.string().max(100).optional().describe('In this State, e.g. MA'),
  attending: anyOf('attending-type', 'How one attends'),
  day: anyOf('weekday', 'On which day of the week'),
  openAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .describe('Open at this time, HH:MM'),
  evening: yes('After five'),
  weekend: yes('On Saturday or Sunday'),
  on: z.iso.date().optional().describe('The day on which the hours have to hold; today if not said'),
  cost: anyOf('cost', 'What it costs'),
  mostFeeCents: z.coerce.number().int().min(0).optional().describe('It costs no more than this'),
  accessibility: z
    .string()
    .max(200)
    .refine((text) => text.split(',').every((code) => codesOf('accessibility').includes(code.trim())), {
      error: `takes codes of the list \`accessibility\`: ${codesOf('accessibility').join(', ')}`,
    })
    .optional()
    .describe('What one needs to get in; several: all of them'),
  freePlace: yes('With a place free, as last counted'),
  idAtDoor: anyOf('id-at-door', 'Which identity document is asked for at the door'),
  operator: anyOf('operator', 'Run by a public body or a private one'),
  host: anyOf('host-kind', 'Held in an informal place'),
  age: z.coerce.number().int().min(0).max(150).optional().describe('For somebody of this age'),
  agency: z.string().max(50).optional().describe('By this partner'),
  after: z.string().max(120).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const found = z
  .object({
    services: z.array(shownService.extend({ km: z.number().nullable() })),
    total: z.number().nullable().describe('How many fit; null where only looking at each would tell'),
    next: z.string().nullable(),
  })
  .describe('A page');

/** The directory: services that anybody may find. It is about agencies, never about people, so its ids are one for all. */
export const serviceRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'GET',
    path: '/v1/services',
    summary:
      'Find services: by what, language, place and radius, hours, cost, access, places, document at the door',
    auth: 'known',
    query: asked,
    answers: { 200: found },
    handle: async ({ query }) =>
      (await gateway.call('routing').get('/internal/listings', { query: present(query) })).body,
  }),
  route({
    method: 'GET',
    path: '/v1/services/:id',
    summary: 'One service at a place',
    auth: 'known',
    params: z.object({ id: z.string().max(200) }),
    answers: { 200: shownService },
    handle: async ({ params }) =>
      (await gateway.call('routing').get('/internal/listings/:id', { params })).body,
  }),
  route({
    method: 'GET',
    path: '/v1/agencies/:slug',
    summary: 'A partner in plain words: whom it serves, its terms, its year',
    auth: 'known',
    params: z.object({ slug: z.string().max(50) }),
    answers: { 200: profile },
    handle: async ({ params }) => {
      const partner = await gateway.register.partners.find(params.slug);
      if (!partner) throw notFound('path.slug');
      const { slug, name, kind, jurisdiction, serves, languages, services, profile } = partner;
      const codes = await toldOf(gateway, slug, [...new Set(services.map(({ code }) => code))]);
      const { terms = null, year = null } = profile ?? {};
      return { slug, name, kind, jurisdiction, serves, terms, year, languages, services: codes };
    },
  }),
];

const advice = 'legal.immigration';

/** Advice on immigration is named only where the directory finds it: somebody vouches for it today (docs/decisions/0027). */
const toldOf = async (gateway: Gateway, agency: string, codes: readonly string[]): Promise<string[]> => {
  const isTold = codes.includes(advice) && (await isFound(gateway, { agency, service: advice, limit: 1 }));
  return codes.filter((code) => code !== advice || isTold);
};

const isFound = async (
  gateway: Gateway,
  query: Readonly<Record<string, string | number>>,
): Promise<boolean> => {
  const { body } = await gateway.call('routing').get('/internal/listings', { query });
  return z.object({ services: z.array(z.unknown()) }).parse(body).services.length > 0;
};

const profile = z
  .object({
    slug: z.string(),
    name: z.string(),
    kind: z.string(),
    jurisdiction: z.string(),
    serves: z.string().describe('Whom it serves'),
    terms: z.string().nullable().describe('Its terms'),
    year: z.string().nullable().describe('Its year'),
    languages: z.array(z.string()),
    services: z.array(z.string()),
  })
  .describe('In its own words');

const present = (query: z.infer<typeof asked>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

import { serviceNames } from '@handoff/schemas';
import { z } from 'zod';

const code = z.string().regex(/^[a-z][a-z0-9._-]*$/);

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
});

const publicKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.undefined().optional(),
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
  way: z.enum(['kafka', 'rest', 'csv']),
  serves: z.string().min(10).max(600).describe('In plain words, whom it serves and its year'),
  languages: z.array(z.string().min(2).max(35)).min(1).max(100),
  services: z.array(service).max(200),
  publicKey: publicKey
    .nullable()
    .default(null)
    .describe('JWK (EC P-256) that messages to it are sealed with'),
});

export type Manifest = z.infer<typeof manifest>;

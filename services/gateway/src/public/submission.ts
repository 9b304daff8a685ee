import { z } from 'zod';

const code = z.string().min(1).max(60);

const terms = z.strictObject({
  recipient: code.describe("A partner's slug, or `exchange`"),
  purposes: z
    .array(z.enum(['identity', 'contact', 'screening', 'routing', 'progress']))
    .min(1)
    .max(5),
  until: z.iso.date(),
  how: z.enum(['spoken', 'signed']),
  language: z.string().min(2).max(35).describe('BCP 47'),
  records: z.array(z.string().max(100)).max(20).nullable().default(null),
  interpreter: z.boolean().default(false),
  on: z.iso.date(),
});

/** An IntakeSubmission as REST has it. */
export const submission = z.strictObject({
  localRef: z.string().min(1).max(100).describe('Your own id; it comes back to you alone'),
  jurisdiction: z.string().regex(/^US-[A-Z]{2}$/),
  language: z.string().min(2).max(35).describe('BCP 47'),
  interpreter: z.enum(['yes', 'no', 'asks-each-time']).default('no'),
  needs: z.array(code).min(1).max(20),
  choices: z
    .array(z.strictObject({ service: code, agency: code }))
    .max(50)
    .default([])
    .describe('In the order the person wants them'),
  pathway: code.nullable().default(null),
  consents: z.array(terms).min(1).max(50),
  person: z
    .looseObject({})
    .optional()
    .describe('Who it is and what was answered, in clear over TLS; sealed on arrival'),
  sealedPerson: z
    .string()
    .max(100_000)
    .optional()
    .describe('The same as a compact JWE to the key at /v1/keys'),
});

export type Submission = z.infer<typeof submission>;

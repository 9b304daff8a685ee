import { z } from 'zod';
import { consentTerms } from './consent-terms.ts';

const code = z.string().min(1).max(60);

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
  follows: z
    .string()
    .max(100)
    .nullable()
    .default(null)
    .describe('Somebody is back: your id of the earlier intake'),
  group: z
    .string()
    .min(1)
    .max(64)
    .nullable()
    .default(null)
    .describe('Your own code of the household or group this person comes with; it travels to nobody'),
  consents: z.array(consentTerms).min(1).max(50),
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

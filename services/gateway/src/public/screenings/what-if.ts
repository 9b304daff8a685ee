import { z } from 'zod';
import { text } from './spoken.ts';

const said = z.record(z.string().max(100), z.unknown());
const code = z.string().max(100);
const codes = z.array(z.string());

export const whatIf = z.strictObject({
  jurisdiction: z
    .string()
    .regex(/^US(-[A-Z]{2})?$/, 'takes US, or US- and a State')
    .describe('Where the person is, ISO 3166-2: US-MA'),
  asOf: z.iso.date().optional().describe('The day whose law is applied; today if not said'),
  language: z.string().max(35).default('en').describe('In which language to explain, BCP 47'),
  facts: said.describe('What is known, by the names of GET /v1/questions; what is left out is unknown'),
  reports: z
    .array(said)
    .max(20)
    .optional()
    .describe('What others say about the same person. Where two differ, both stand and neither counts'),
  programs: z.array(code).max(100).optional().describe('Only these; all that have rules there if not said'),
  providerType: code.optional().describe('The kind of agency, where a rule depends on it'),
  serviceLevel: code.optional().describe('The level of service, where a rule depends on it'),
});

const assessment = z.object({
  program: z.string(),
  verdict: z.enum(['eligible', 'ineligible', 'needs_more_information']),
  layer: z.string().describe('The layer of law that decides: statute, guidance, State law, policy'),
  ruleVersion: z.string(),
  missing: codes.describe('Facts that could still change the verdict'),
  askNow: codes.describe('Of these, what may be asked now, in this order'),
  declined: codes.describe('What the person would rather not say; never asked again'),
  decidedByProvider: codes.describe('What the agency bound by law checks itself; never asked, never carried'),
  dependsOn: codes.describe('What depends on the agency or class chosen'),
  contradicted: codes.describe('What two sources say differently: both are kept, neither counts'),
  category: z.string().nullable(),
  limitedTo: codes.describe('Levels of service to which a yes is limited; empty: to none'),
  openScope: codes.describe('Levels of service that are open whatever is missing'),
  citations: codes,
  suggest: codes.describe('Where else to look'),
  validUntil: z
    .string()
    .nullable()
    .describe(
      'The last day on which what was said surely carries a yes: an answer lapses, a birthday may come',
    ),
  lawChangesOn: z
    .string()
    .nullable()
    .describe('The next day on which other words of the law are known to hold: ask again then'),
  priorityTier: z.number().nullable(),
  suspended: z.array(z.object({ rule: z.string(), by: z.string(), since: z.string(), text })),
  unverified: z
    .array(z.object({ rule: z.string(), since: z.string().nullable(), reviewBy: z.string().nullable() }))
    .describe('Rules on which the answer rests and at which nobody has looked again in time'),
  explanation: z
    .looseObject({ rule: z.string(), truth: z.enum(['yes', 'no', 'unknown']) })
    .describe('Why, step by step: what was tested, under which law, how it came out; never a value'),
});

export const whatIfAnswer = z
  .object({
    asOf: z.string(),
    jurisdiction: z.string(),
    rulesVersion: z.string(),
    programs: z.array(assessment),
    questions: z
      .array(
        z.object({
          fact: z.string(),
          question: text.nullable(),
          why: text.nullable(),
          sensitivity: z.number().describe('1 is asked before 2, 2 before 3'),
          settles: codes.describe('Programs that this answer alone would settle'),
          bearsOn: codes.describe('Programs on which it bears'),
        }),
      )
      .describe('In the order in which to ask; the first is the next question'),
    follows: z
      .array(
        z.object({
          fact: z.string(),
          value: z.union([z.string(), z.number(), z.boolean(), codes]),
          until: z.string().nullable().describe('The last day on which it holds'),
          cite: codes.describe('The law or the table that says so'),
        }),
      )
      .describe('What follows from the facts: age band, income in per cent of the poverty line, level, …'),
  })
  .describe('What would be open');

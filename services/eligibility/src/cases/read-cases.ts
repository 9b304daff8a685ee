import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const facts = z.record(z.string(), z.unknown());

/** A case as shared between evaluators: its facts carry provider_type and service_level among the others. */
const eligibilityCase = z.looseObject({
  id: z.string(),
  program: z.string(),
  jurisdiction: z.string(),
  as_of: z.string(),
  facts,
  /** What other agencies report about the same person; they may say different things. */
  reports: z.array(facts).optional(),
  /** Days the answers are old: with it the case is read as a kept record, without it as given just now. */
  given_on: z.string().optional(),
  expected: z.looseObject({
    verdict: z.enum(['eligible', 'ineligible', 'needs_more_information']),
  }),
  explanation: z.string().optional(),
});

const benefitCase = z.looseObject({
  id: z.string(),
  program: z.string(),
  facts,
  expected_monthly_usd: z.number(),
  explanation: z.string().optional(),
});

const caseFile = z.looseObject({
  cases: z.array(eligibilityCase).default([]),
  benefit_cases: z.array(benefitCase).default([]),
});

export type EligibilityCase = z.infer<typeof eligibilityCase>;
export type BenefitCase = z.infer<typeof benefitCase>;
export type CaseFile = z.infer<typeof caseFile>;

/** JSON is YAML, so one reader serves the shared file and the `.cases.yaml` beside each rule. */
export const parseCases = (text: string): CaseFile => caseFile.parse(parse(text, { merge: true }));

export const readCases = (file: string): CaseFile => parseCases(readFileSync(file, 'utf8'));

/** Cases held to be wrong, with the reason and its source. */
export const readSkipped = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(
      z
        .record(z.string(), z.string().min(10))
        .parse(parse(readFileSync(join(import.meta.dirname, '../../cases/skipped.yaml'), 'utf8'))),
    ),
  );

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A case as shared between evaluators: its facts carry provider_type and service_level among the others. */
const eligibilityCase = z.looseObject({
  id: z.string(),
  program: z.string(),
  jurisdiction: z.string(),
  as_of: z.string(),
  facts: z.record(z.string(), z.unknown()),
  expected: z.looseObject({ verdict: z.enum(['eligible', 'ineligible', 'needs_more_information']) }),
  explanation: z.string().optional(),
});

const caseFile = z.looseObject({ cases: z.array(eligibilityCase) });

export type EligibilityCase = z.infer<typeof eligibilityCase>;

/** JSON is YAML, so one reader serves the shared file and the `.cases.yaml` beside each rule. */
export const readCases = (file: string): readonly EligibilityCase[] =>
  caseFile.parse(parse(readFileSync(file, 'utf8'), { merge: true })).cases;

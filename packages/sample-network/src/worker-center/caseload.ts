import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** Facts an intake may carry, by their names in schemas/facts.yaml; an empty cell is a question nobody answered. */
export const factColumns = [
  'age',
  'english_language_learner',
  'basic_skills_deficient',
  'attending_school',
  'required_to_attend_school',
  'selective_service',
  'work_authorized',
  'work_authorized_recheck',
] as const;

const words = z.string().transform((cell) => cell.split(' ').filter((word) => word !== ''));
const facts = Object.fromEntries(factColumns.map((name) => [name, z.string()])) as Record<
  (typeof factColumns)[number],
  z.ZodString
>;

/** The worker center's own list, in its own words. One line, one person who came in and asked for something. */
const rowSchema = z.object({
  case: z.string(),
  name: z.string(),
  phone: z.string(),
  phone_safe: z.enum(['yes', 'no']),
  email: z.string(),
  language: z.string(),
  interpreter: z.enum(['yes', 'no', 'asks-each-time']),
  needs: words,
  /** `service=agency`, the person's first choice first. */
  choices: words,
  pathway: z.string(),
  ...facts,
  /** `recipient:purpose+purpose:how`, one an agency the person named. */
  consents: words,
  consent_days: z.coerce.number().int(),
});

export type CaseRow = z.infer<typeof rowSchema>;
export const caseColumns: readonly string[] = Object.keys(rowSchema.shape);

export const readCaseload = (file: string): readonly CaseRow[] =>
  z.array(rowSchema).parse(parse(readFileSync(file), { columns: true, bom: true }));

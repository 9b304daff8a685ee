import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const words = z.string().transform((cell) => cell.split(' ').filter((word) => word !== ''));

/** How a cell becomes a value of the catalogue; an empty cell is a question nobody answered. */
const cells = { text: (cell: string) => cell, number: Number, list: (cell: string) => cell.split(' ') };

/** Facts an intake may carry, by their names in schemas/facts.yaml. */
export const facts = {
  age: cells.number,
  english_language_learner: cells.text,
  basic_skills_deficient: cells.text,
  attending_school: cells.text,
  required_to_attend_school: cells.text,
  selective_service: cells.text,
  work_authorized: cells.text,
  work_authorized_recheck: cells.text,
  emergency_need: cells.list,
  low_income: cells.text,
} as const;
export type FactName = keyof typeof facts;
export const factNames = Object.keys(facts) as readonly FactName[];

const factColumns = Object.fromEntries(factNames.map((name) => [name, z.string().default('')])) as Record<
  FactName,
  z.ZodDefault<z.ZodString>
>;

/** An agency's own list, in its own words. One line, one person who came in and asked for something. */
const rowSchema = z.object({
  case: z.string(),
  /** Whose door it was, and in which State. */
  referrer: z.string().default('harbor-worker-center'),
  jurisdiction: z.string().default('US-MA'),
  name: z.string(),
  /** Empty: the person has none. */
  phone: z.string(),
  phone_safe: z.enum(['yes', 'no', '']),
  email: z.string(),
  language: z.string(),
  interpreter: z.enum(['yes', 'no', 'asks-each-time']),
  needs: words,
  /** `service=agency`, the person's first choice first. */
  choices: words,
  pathway: z.string(),
  ...factColumns,
  /** `recipient:purpose+purpose:how`, one an agency the person named. */
  consents: words,
  consent_days: z.coerce.number().int(),
});

export type CaseRow = z.infer<typeof rowSchema>;
export const caseColumns: readonly string[] = Object.keys(rowSchema.shape);

export const readCaseload = (file: string): readonly CaseRow[] =>
  z.array(rowSchema).parse(parse(readFileSync(file), { columns: true, bom: true }));

/** Those who came to this agency's door. */
export const ownRows = (file: string, slug: string): readonly CaseRow[] =>
  readCaseload(file).filter(({ referrer }) => referrer === slug);

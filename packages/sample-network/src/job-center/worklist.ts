import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** What a job center reads of its worklist. Columns it does not know are none of its business. */
const itemSchema = z.object({
  referral: z.string().min(1),
  status: z.string().min(1),
  respond_by: z.string(),
});

export type Item = z.infer<typeof itemSchema>;

/** The worklist, who waits longest first: the answer is due in the order of the offers. */
export const parseWorklist = (text: string): readonly Item[] =>
  z
    .array(itemSchema)
    .parse(parse(text, { columns: true, bom: true }))
    .toSorted((one, other) => one.respond_by.localeCompare(other.respond_by));

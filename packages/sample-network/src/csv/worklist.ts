import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { writeWhole } from '../disk/write-whole.ts';

/** What an office reads of its worklist. Columns it does not know are none of its business. */
const itemSchema = z.object({
  referral: z.string().min(1),
  status: z.string().min(1),
  service: z.string(),
  program: z.string().transform((cell) => (cell === '' ? null : cell)),
  respond_by: z.string(),
});

export type Item = z.infer<typeof itemSchema>;

/** The worklist, who waits longest first: the answer is due in the order of the offers. */
export const parseWorklist = (text: string): readonly Item[] =>
  z
    .array(itemSchema)
    .parse(parse(text, { columns: true, bom: true }))
    .toSorted((one, other) => one.respond_by.localeCompare(other.respond_by));

/** The list as it lies in the office, beside the one before: what left it since was closed, as by an enrollment. */
export const openWorklist = (file: string) => {
  let last = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  return {
    look: (text: string): Readonly<{ items: readonly Item[]; gone: readonly Item[] }> => {
      const items = parseWorklist(text);
      const listed = new Set(items.map(({ referral }) => referral));
      const before = last === undefined ? [] : parseWorklist(last);
      return { items, gone: before.filter(({ referral }) => !listed.has(referral)) };
    },
    dealtWith: (text: string): void => {
      if (text === last) return;
      writeWhole(file, text);
      last = text;
    },
  };
};

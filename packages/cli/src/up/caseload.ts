import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { CliFault } from '../fault.ts';

/** What this program reads of a caseload: whose people they are, by whose numbers. Who they are is no business of it. */
const rowSchema = z
  .object({ case: z.string().min(1), referrer: z.string().default('harbor-worker-center') })
  .transform(({ case: own, referrer }) => ({ own, referrer }));

export type Person = z.infer<typeof rowSchema>;

export const readPeople = (file: string): readonly Person[] => {
  const parsed = z.array(rowSchema).safeParse(rowsIn(file));
  if (parsed.success) return parsed.data;
  throw unreadable(`${file} › ${parsed.error.issues[0]?.path.join(' › ') ?? ''}`);
};

const rowsIn = (file: string): unknown => {
  try {
    return parse(readFileSync(file), { columns: true, bom: true });
  } catch {
    throw unreadable(file);
  }
};

const unreadable = (place: string): CliFault =>
  new CliFault('caseload-unreadable', {
    place,
    reason: 'It is no caseload: a CSV file with a header, one line a person.',
    mend: 'Take packages/sample-network/caseload.csv as a pattern; it needs at least the column `case`.',
  });

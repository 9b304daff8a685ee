import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Checks } from '../checks.ts';
import type { Result } from './upload.ts';

/** Real references hold no Z. */
const anothersReferral = 'ZZZ-ZZZ';

/** A row that is cut off, and a row about a referral of somebody else: what offices send by mistake. */
export const withBadRows = (text: string): string => {
  const cells = text.slice(0, text.indexOf('\r\n')).split(',').length;
  return `${text}${anothersReferral},placed\r\n${anothersReferral},accepted${','.repeat(cells - 2)}\r\n`;
};

const rejectsSchema = z.array(z.looseObject({ line: z.coerce.number(), code: z.string() }));

const ownLines = 'rejects name the lines as an editor counts them';
const nothingTwice = 'the same file again changes nothing';

/** The two bad rows stand at the end of the file, so their lines follow from the number of rows. */
export const checkRejects = (checks: Checks, rejects: string, { counts }: Result): void => {
  const saw = rejectsSchema
    .parse(parse(rejects, { columns: true }))
    .map(({ line, code }) => `${line} ${code}`);
  const expected = [`${counts.rows} wrong-column-count`, `${counts.rows + 1} unknown-referral`];
  checks.note(
    ownLines,
    expected.every((line) => saw.includes(line)),
    saw.join(', '),
  );
};

export const checkRepeat = (checks: Checks, before: Result, after: Result): void => {
  const same =
    before.upload === after.upload && JSON.stringify(before.counts) === JSON.stringify(after.counts);
  checks.note(nothingTwice, same, JSON.stringify(after.counts));
};

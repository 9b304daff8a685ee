import { Refusal } from '@handoff/decider';
import { carriesPlainlyBannedNumber, keptDeclineReason } from '@handoff/schemas';
import type { Fault } from '../fault.ts';
import {
  columns,
  ignoredColumns,
  nameOf,
  namingColumns,
  neededColumns,
  type Row,
  rowSchema,
} from './columns.ts';
import { spreadsheetDamage } from './spreadsheet-damage.ts';
import { asWritten } from './formula-cells.ts';
import { checkHeader } from './check-header.ts';
import { namesIn, recordsIn, wrongCount } from './records.ts';
import { numberNotWanted } from '../translate/check-numbers.ts';

export type ReadRow = Readonly<{ line: number; cells: Readonly<Record<string, string>> }> &
  (Readonly<{ row: Row; fault?: undefined }> | Readonly<{ row?: undefined; fault: Fault }>);

/** First pass: values. Each row is judged by itself. */
export const readRows = (text: string): readonly ReadRow[] => {
  const { header, rows } = recordsIn(text);
  const names = headerNames(header);
  return rows.map(({ line, cells, fault }) =>
    fault ? { line, cells: {}, fault } : readRow(names, cells, line),
  );
};

const headerNames = (header: readonly string[]): readonly string[] => {
  checkHeader(header);
  const names = namesIn(header);
  const missing = neededColumns.filter((name) => !names.includes(name));
  if (missing.length > 0) throw wrongHeader(`the column ${missing.join(' and ')} is missing`);
  if (namingColumns.every((name) => !names.includes(name)))
    throw wrongHeader(`no column names the referral: ${namingColumns.join(' or ')}`);
  const unknown = names.filter((name) => !columns.includes(name) && !ignoredColumns.has(name));
  if (unknown.length > 0) throw wrongHeader(`the column '${unknown[0]?.slice(0, 40)}' is not known`);
  return names;
};

const wrongHeader = (reason: string): Refusal =>
  new Refusal('wrong-header', {
    place: 'line 1',
    reason,
    mend: `Name the columns in the first line; needed: ${neededColumns.join(', ')} and ${namingColumns.join(' or ')}; known: ${columns.join(', ')}.`,
  });

const readRow = (names: readonly string[], record: readonly string[], line: number): ReadRow => {
  // Not even the cells are kept: they would lie in the file of rejects.
  const leak = record.findIndex(carriesPlainlyBannedNumber);
  if (leak >= 0) return { line, cells: {}, fault: asFault(numberNotWanted(names[leak] ?? 'row')) };
  const said = Object.fromEntries(
    names
      .map((name, index): [string, string] => [name, asWritten(record[index] ?? '')])
      .filter(([name]) => !ignoredColumns.has(name)),
  );
  const cells = withoutFreeReason(said);
  if (record.length !== names.length) return { line, cells, fault: wrongCount(names.length, record.length) };
  const damage = spreadsheetDamage(said);
  if (damage) return { line, cells, fault: damage };
  const parsed = rowSchema.safeParse(said);
  if (parsed.success)
    return nameOf(parsed.data) === null
      ? { line, cells, fault: nameless }
      : { line, cells, row: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    line,
    cells,
    fault: {
      code: 'bad-value',
      place: issue?.path.join('.') || 'row',
      reason: issue?.message ?? 'the row can not be read',
      mend: 'Correct the cell and send the row again; rows that were taken are not taken twice.',
    },
  };
};

/** Why somebody was declined, in words of one's own, may be what nobody may be told: not even the row keeps it. */
const withoutFreeReason = (cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const { status = '', reason = '' } = cells;
  return status.trim() !== 'declined' || reason === ''
    ? cells
    : { ...cells, reason: keptDeclineReason(reason.trim()) ?? '' };
};

const asFault = ({ code, place, reason, mend }: Refusal): Fault => ({ code, place, reason, mend });

const nameless: Fault = {
  code: 'bad-value',
  place: 'referral',
  reason: 'the id or reference of a referral sent to you, or an id of your own for it, is needed',
  mend: 'Copy it from the worklist, and send the row again.',
};

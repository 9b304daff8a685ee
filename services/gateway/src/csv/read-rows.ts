import { Refusal } from '@handoff/decider';
import { type CsvError, type Info, parse } from 'csv-parse/sync';
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
import { linesOf } from './line-numbers.ts';

/** `line` counts as an editor does: the header is line 1. */
export type ReadRow = Readonly<{ line: number; cells: Readonly<Record<string, string>> }> &
  (Readonly<{ row: Row; fault?: undefined }> | Readonly<{ row?: undefined; fault: Fault }>);

type Read = Readonly<{ end: number; cells: readonly string[] } | { end: number; broken: string }>;

/**
 * First pass: values. Each row is judged by itself, so that one bad row costs nothing but itself (RFC 4180 for the
 * form; a byte order mark, as spreadsheets write it, is taken off, and where the comma is the decimal mark they write semicolons).
 */
export const readRows = (text: string): readonly ReadRow[] => {
  const bytes = Buffer.from(text.replace(/^\uFEFF/, ''));
  const records = readRecords(bytes);
  const lines = linesOf(
    bytes,
    records.map(({ end }) => end),
  );
  const [header, ...rest] = records;
  if (rest.length > mostRows) throw tooManyRows();
  const names = headerNames(header && 'cells' in header ? header.cells : []);
  return rest.map((read, index) => {
    const line = lines[index + 1] ?? 0;
    return 'broken' in read
      ? { line, cells: {}, fault: unreadable(read.broken) }
      : readRow(names, read.cells, line);
  });
};

const mostRows = 5_000;

const tooManyRows = (): Refusal =>
  new Refusal('too-many-rows', {
    place: 'body',
    reason: `the file has more than ${mostRows} rows`,
    mend: 'Send it in parts. Rows that were taken are not taken twice.',
  });

const readRecords = (bytes: Buffer): readonly Read[] => {
  // Keyed by where they end: csv-parse reports a skipped record twice.
  const broken = new Map<number, Read>();
  const options = {
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
    delimiter: delimiterOf(bytes),
    on_skip: (error: (CsvError & { bytes?: number }) | undefined) => {
      const end = error?.code === 'CSV_QUOTE_NOT_CLOSED' ? bytes.length : endOfLine(bytes, error?.bytes);
      broken.set(end, { end, broken: error?.code ?? 'unknown' });
      return undefined;
    },
  } as const;
  const parsed = parse(bytes, options) as unknown as { record: string[]; info: Info & { bytes: number } }[];
  const read = parsed.map(({ record, info }): Read => ({ end: info.bytes, cells: record }));
  return [...read, ...broken.values()].toSorted((left, right) => left.end - right.end);
};

/** The first line has names alone, so what stands between them shows. */
const delimiterOf = (bytes: Buffer): string => {
  const header = bytes.subarray(0, endOfLine(bytes, 0)).toString();
  return [';', '\t'].find((mark) => header.includes(mark) && !header.includes(',')) ?? ',';
};

/** A record that can't be read is skipped to the end of its line. */
const endOfLine = (bytes: Buffer, from = bytes.length): number => {
  const lineFeed = bytes.indexOf('\n', from);
  return lineFeed === -1 ? bytes.length : lineFeed + 1;
};

const headerNames = (header: readonly string[] | undefined): readonly string[] => {
  const names = (header ?? []).map((name) =>
    name
      .toLowerCase()
      .trim()
      .replaceAll(/[\s-]+/g, '_'),
  );
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
  const cells = Object.fromEntries(
    names
      .map((name, index): [string, string] => [name, asWritten(record[index] ?? '')])
      .filter(([name]) => !ignoredColumns.has(name)),
  );
  if (record.length !== names.length) return { line, cells, fault: wrongCount(names.length, record.length) };
  const damage = spreadsheetDamage(cells);
  if (damage) return { line, cells, fault: damage };
  const parsed = rowSchema.safeParse(cells);
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

const nameless: Fault = {
  code: 'bad-value',
  place: 'referral',
  reason: 'the id or reference of a referral sent to you, or an id of your own for it, is needed',
  mend: 'Copy it from the worklist, and send the row again.',
};

const wrongCount = (expected: number, found: number): Fault => ({
  code: 'wrong-column-count',
  place: 'row',
  reason: `the header names ${expected} columns and this row has ${found}`,
  mend: 'Put text that holds commas between double quotes, and fill the missing cells.',
});

const unreadable = (code: string): Fault => ({
  code: 'unreadable-row',
  place: 'row',
  reason:
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote that is opened here is never closed, so nothing after it could be read'
      : 'a quote is opened or closed where it should not be',
  mend: 'Put the whole cell between double quotes and write a double quote inside it twice.',
});

import { Refusal } from '@handoff/decider';
import { type CsvError, type Info, parse } from 'csv-parse/sync';
import type { Fault } from '../fault.ts';
import { linesOf } from './line-numbers.ts';

/** `line` counts as an editor does: the header is line 1. */
export type CsvRecord = Readonly<{ line: number }> &
  (Readonly<{ cells: readonly string[]; fault?: undefined }> | Readonly<{ fault: Fault; cells?: undefined }>);

type Read = Readonly<{ end: number; cells: readonly string[] } | { end: number; broken: string }>;

/**
 * A file as records: each by itself, so that a broken one costs nothing but itself (RFC 4180 for the form; a byte order
 * mark, as spreadsheets write it, is taken off, and where the comma is the decimal mark they write semicolons).
 */
export const recordsIn = (
  text: string,
): Readonly<{ header: readonly string[]; rows: readonly CsvRecord[] }> => {
  const bytes = Buffer.from(text.replace(/^\uFEFF/, ''));
  const records = readRecords(bytes);
  const lines = linesOf(
    bytes,
    records.map(({ end }) => end),
  );
  const at = saysWhatSeparates(records[0]) ? 1 : 0;
  const first = records[at];
  const header = withoutEmptyEnd(first && 'cells' in first ? first.cells : []);
  const rows = records.slice(at + 1).flatMap((read, index): readonly CsvRecord[] => {
    const line = lines[index + at + 1] ?? 0;
    if ('broken' in read) return [{ line, fault: unreadable(read.broken) }];
    return isBlank(read.cells) ? [] : [{ line, cells: asWideAs(header, read.cells) }];
  });
  if (rows.length > mostRows) throw tooManyRows();
  return { header, rows };
};

/** `sep=;`, as spreadsheets are told what stands between the cells: no header. */
const saysWhatSeparates = (read: Read | undefined): boolean =>
  read !== undefined && 'cells' in read && /^sep=/i.test(read.cells[0] ?? '') && isBlank(read.cells.slice(1));

// Columns and rows that were emptied in a spreadsheet are written all the same, as delimiters with nothing between them.
const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '');
const withoutEmptyEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
const asWideAs = (header: readonly string[], cells: readonly string[]): readonly string[] =>
  isBlank(cells.slice(header.length)) ? cells.slice(0, header.length) : cells;

/** As people write the names of columns. */
export const namesIn = (header: readonly string[]): readonly string[] =>
  header.map((name) =>
    name
      .toLowerCase()
      .trim()
      .replaceAll(/[\s-]+/g, '_'),
  );

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

export const wrongCount = (expected: number, found: number): Fault => ({
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

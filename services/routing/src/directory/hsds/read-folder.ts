import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { type Finding, flagged, refused } from '../../translate/finding.ts';
import type { Flattened } from './flatten.ts';
import { filesIn, type TableFile } from './read-datapackage.ts';
import type { Row, TableName } from './tables.ts';

/** A tabular datapackage: a folder of CSV files, a table each. */
export const readFolder = (folder: string): Flattened => {
  const { files, findings } = filesIn(folder);
  const read = files.map((file) => ({ ...file, ...readTable(folder, file) }));
  const tables = new Map<TableName, readonly Row[]>();
  for (const { table, rows } of read) if (table) tables.set(table, [...(tables.get(table) ?? []), ...rows]);
  return {
    tables,
    findings: [
      ...findings,
      ...read.flatMap(({ table, rows, findings: told, file }) =>
        table ? told : unknownFile(file, rows.length),
      ),
    ],
  };
};

export const isHsdsFolder = (folder: string): boolean =>
  existsSync(join(folder, 'datapackage.json')) || existsSync(join(folder, 'services.csv'));

type Parsed = Readonly<{ record: readonly string[]; info: Info }>;

/** Line by line, so that a broken one costs nothing but itself; lines count from 1, as an editor does. */
const readTable = (
  folder: string,
  { file, delimiter }: TableFile,
): Readonly<{ rows: readonly Row[]; findings: readonly Finding[] }> => {
  const findings: Finding[] = [];
  const bytes = readFileSync(join(folder, file));
  if (!isUtf8(bytes)) findings.push(otherEncoding(file));
  const parsed = parse(bytes, {
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      const place = `${file}:${error === undefined ? '?' : Number(error['lines'])}`;
      if (!findings.some((each) => each.place === place)) findings.push(unreadable(place));
      return undefined;
    },
  }) as unknown as readonly Parsed[];
  const [header, ...records] = parsed;
  const names = header?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const rows: Row[] = [];
  for (const { record, info } of records) {
    const place = `${file}:${info.lines - linesWithin(record)}`;
    if (record.length === names.length)
      rows.push({ place, cells: Object.fromEntries(names.map((name, index) => [name, record[index]])) });
    else findings.push(wrongCount(place, names.length, record.length));
  }
  return { rows, findings };
};

/** A row is named by the line it begins on; the parser counts to the one it ends on. */
const linesWithin = (record: readonly string[]): number =>
  record.reduce((lines, cell) => lines + cell.split('\n').length - 1, 0);

const otherEncoding = (file: string): Finding =>
  flagged('not-utf-8', file, {
    reason: 'It is written in another encoding than UTF-8, so letters with accents are lost.',
    mend: 'Save it as UTF-8 and import again.',
  });

const unreadable = (place: string): Finding =>
  refused('unreadable-row', place, {
    reason: 'A quote is opened or closed where it should not be.',
    mend: 'Put the whole cell between double quotes and write a double quote inside it twice.',
  });

const wrongCount = (place: string, expected: number, found: number): Finding =>
  refused('wrong-column-count', place, {
    reason: `The header names ${expected} columns and this row has ${found}.`,
    mend: 'Put text that holds commas between double quotes, and leave no cell out.',
  });

const unknownFile = (file: string, rows: number): readonly Finding[] =>
  rows === 0 || file === 'meta_table_descriptions.csv'
    ? []
    : [
        flagged('unknown-table', file, {
          reason: `It is no table of HSDS 3, and its ${rows} rows were not read.`,
          mend: 'Name the file as the datapackage does, or leave it out.',
        }),
      ];

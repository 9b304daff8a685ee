import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { type Finding, flagged, refused } from '../../translate/finding.ts';
import type { Flattened } from './flatten.ts';
import { type Row, type TableName, tableOfFile } from './tables.ts';

/** A tabular datapackage: a folder of CSV files, a table each. `datapackage.json` is a description and adds nothing. */
export const readFolder = (folder: string): Flattened => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  const read = files.map((file) => ({ file, name: tableOfFile(file), ...readTable(folder, file) }));
  const tables = new Map<TableName, readonly Row[]>(
    read.flatMap(({ name, rows }): [TableName, readonly Row[]][] => (name ? [[name, rows]] : [])),
  );
  return {
    tables,
    findings: read.flatMap(({ name, rows, findings, file }) =>
      name ? findings : unknownFile(file, rows.length),
    ),
  };
};

export const isHsdsFolder = (folder: string): boolean =>
  existsSync(join(folder, 'datapackage.json')) || existsSync(join(folder, 'services.csv'));

type Parsed = Readonly<{ record: readonly string[]; info: Info }>;

/** Line by line, so that a broken one costs nothing but itself; lines count from 1, as an editor does. */
const readTable = (
  folder: string,
  file: string,
): Readonly<{ rows: readonly Row[]; findings: readonly Finding[] }> => {
  const findings: Finding[] = [];
  const parsed = parse(readFileSync(join(folder, file)), {
    bom: true,
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
    const place = `${file}:${info.lines}`;
    if (record.length === names.length)
      rows.push({ place, cells: Object.fromEntries(names.map((name, index) => [name, record[index]])) });
    else findings.push(wrongCount(place, names.length, record.length));
  }
  return { rows, findings };
};

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

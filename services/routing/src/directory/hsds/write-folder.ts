import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { flatten } from './flatten.ts';
import { type Row, rowsOf, type TableName, tableNames, tables } from './tables.ts';

/** The same services as tables: a CSV file each, and the datapackage that describes them. */
export const writeFolder = (folder: string, document: unknown): readonly string[] => {
  const { tables: all } = flatten(document);
  mkdirSync(folder, { recursive: true });
  const files = tableNames
    .filter((name) => rowsOf(all, name).length > 0)
    .map((name) => ({ name, ...table(name, rowsOf(all, name)) }));
  for (const { name, text } of files) writeFileSync(join(folder, tables[name].file), text);
  writeFileSync(join(folder, 'datapackage.json'), `${JSON.stringify(described(files), null, 2)}\n`);
  return [...files.map(({ name }) => tables[name].file), 'datapackage.json'];
};

const table = (name: TableName, rows: readonly Row[]) => {
  const known = new Set(rows.flatMap(({ cells }) => Object.keys(cells)));
  const inOrder = tables[name].carried.filter((column) => known.has(column));
  const columns = [...inOrder, ...[...known].filter((column) => !(inOrder as string[]).includes(column))];
  return {
    columns,
    text: stringify(
      rows.map(({ cells }) => cells),
      { header: true, columns },
    ),
  };
};

const described = (files: readonly Readonly<{ name: TableName; columns: readonly string[] }>[]) => ({
  name: 'human_services_data',
  profile: 'tabular-data-package',
  version: '3.1.0',
  homepage: 'http://docs.openreferral.org',
  resources: files.map(({ name, columns }) => ({
    name,
    path: tables[name].file,
    format: 'csv',
    mediatype: 'text/csv',
    profile: 'tabular-data-resource',
    schema: { fields: columns.map((column) => ({ name: column, type: 'any' })) },
  })),
});

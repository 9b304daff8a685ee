import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBTimestampTZValue,
} from '@duckdb/node-api';
import { isDay } from '../../indicators/is-day.ts';
import { madeBefore } from '../made-before.ts';
import { type Column, type ColumnType, type Filled, sorted, type Table, type Value } from '../table.ts';

/** A view or a macro, with what it says. */
export type Definition = Readonly<{
  name: string;
  kind: 'view' | 'macro' | 'table-macro';
  doc: string;
  sql: string;
  /** Of a view: what its columns say, where the table it is `like` does not say it already. */
  columns?: Readonly<Record<string, string>>;
  like?: string;
}>;

type Options = Readonly<{
  /** The `.duckdb` file; it must not exist. */
  file: string;
  tables: readonly Filled[];
  definitions: readonly Definition[];
  /** A Parquet file a table, as `<folder>/<table>.parquet`. */
  parquet: string;
  /** Written into every Parquet file's footer. */
  about: Readonly<Record<string, string>>;
}>;

/** One database with tables, views, macros and comments, and a Parquet file a table: sorted, ZSTD, a hundred thousand rows a group. */
export const writeDatabase = async ({
  file,
  tables,
  definitions,
  parquet,
  about,
}: Options): Promise<void> => {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  try {
    for (const filled of tables) await fill(connection, filled);
    for (const definition of definitions) await define(connection, definition, tables);
    for (const { table } of tables) await copyOut(connection, table, parquet, about);
    await connection.run('CHECKPOINT');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};

const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const types: Readonly<Record<ColumnType, string>> = {
  string: 'VARCHAR',
  date: 'DATE',
  datetime: 'TIMESTAMP WITH TIME ZONE',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

const fill = async (connection: DuckDBConnection, filled: Filled): Promise<void> => {
  const { table } = filled;
  const columns = table.columns.map(
    (column) => `${name(column.name)} ${types[column.type]}${column.required ? ' NOT NULL' : ''}`,
  );
  await connection.run(`CREATE TABLE ${name(table.name)} (${columns.join(', ')})`);
  await connection.run(`COMMENT ON TABLE ${name(table.name)} IS ${text(table.doc)}`);
  for (const column of table.columns)
    await connection.run(`COMMENT ON COLUMN ${name(table.name)}.${name(column.name)} IS ${text(column.doc)}`);
  await append(connection, filled);
};

/** Row by row into DuckDB's own buffers: a statement with the values written out costs ten times as much. */
const append = async (connection: DuckDBConnection, filled: Filled): Promise<void> => {
  const appender = await connection.createAppender(filled.table.name);
  for (const row of sorted(filled)) {
    for (const column of filled.table.columns) {
      const value = row[column.name] ?? null;
      if (value === null && column.required) throw madeBefore(filled.table.name, column.name);
      appendValue(appender, column, value);
    }
    appender.endRow();
  }
  appender.closeSync();
};

const appendValue = (appender: DuckDBAppender, { type, name: column }: Column, value: Value): void => {
  if (value === null) return appender.appendNull();
  switch (type) {
    case 'string':
      return appender.appendVarchar(String(value));
    case 'date':
      return appender.appendDate(new DuckDBDateValue(Date.parse(dayIn(column, value)) / 86_400_000));
    case 'datetime':
      return appender.appendTimestampTZ(
        new DuckDBTimestampTZValue(BigInt(Date.parse(String(value))) * 1_000n),
      );
    case 'integer':
      return appender.appendBigInt(BigInt(value));
    case 'number':
      return appender.appendDouble(Number(value));
    case 'boolean':
      return appender.appendBoolean(value === true);
  }
};

const dayIn = (column: string, value: Value): string => {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new Error(`${column}: ${JSON.stringify(value)} is no day`);
};

const define = async (
  connection: DuckDBConnection,
  definition: Definition,
  tables: readonly Filled[],
): Promise<void> => {
  const { kind, name: named, doc, sql } = definition;
  await connection.run(sql);
  const what = { view: 'VIEW', macro: 'MACRO', 'table-macro': 'MACRO TABLE' }[kind];
  await connection.run(`COMMENT ON ${what} ${name(named)} IS ${text(doc)}`);
  if (kind === 'view') await sayColumns(connection, definition, tables);
};

/** A column of a view that says nothing stops the snapshot, as one of a table does. */
const sayColumns = async (
  connection: DuckDBConnection,
  { name: view, columns = {}, like }: Definition,
  tables: readonly Filled[],
): Promise<void> => {
  const table = tables.find((filled) => filled.table.name === like)?.table;
  const words = new Map([
    ...(table?.columns ?? []).map((column) => [column.name, column.doc] as const),
    ...Object.entries(columns),
  ]);
  const found = await connection.runAndReadAll(
    `SELECT column_name FROM duckdb_columns() WHERE table_name = ${text(view)}`,
  );
  for (const [column] of found.getRows().map((row) => row.map(String))) {
    const doc = words.get(column ?? '');
    if (doc === undefined)
      throw new Error(`${view}.${column ?? ''} has no doc: say what it is beside its view`);
    await connection.run(`COMMENT ON COLUMN ${name(view)}.${name(column ?? '')} IS ${text(doc)}`);
  }
};

const copyOut = async (
  connection: DuckDBConnection,
  table: Table,
  folder: string,
  about: Options['about'],
): Promise<void> => {
  const order = table.key.map(name).join(', ');
  const metadata = Object.entries(about).map(([key, value]) => `${name(key)}: ${text(value)}`);
  await connection.run(
    `COPY (SELECT * FROM ${name(table.name)} ORDER BY ${order}) TO ${text(`${folder}/${table.name}.parquet`)} ` +
      `(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000, KV_METADATA {${metadata.join(', ')}})`,
  );
};

import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBTimestampTZValue,
} from '@duckdb/node-api';
import { isDay } from '../../indicators/is-day.ts';
import { type Column, type ColumnType, type Filled, sorted, type Table, type Value } from '../table.ts';

/** A view or a macro, with what it says. */
export type Definition = Readonly<{
  name: string;
  kind: 'view' | 'macro' | 'table-macro';
  doc: string;
  sql: string;
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
    for (const definition of definitions) await define(connection, definition);
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
    for (const column of filled.table.columns) appendValue(appender, column, row[column.name] ?? null);
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
  { kind, name: named, doc, sql }: Definition,
): Promise<void> => {
  await connection.run(sql);
  const what = { view: 'VIEW', macro: 'MACRO', 'table-macro': 'MACRO TABLE' }[kind];
  await connection.run(`COMMENT ON ${what} ${name(named)} IS ${text(doc)}`);
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

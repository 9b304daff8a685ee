import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { handoff } from '../support/handoff.ts';

/** Who takes which snapshot out of the exchange, and who may read it: an audience that is not here was not thought of. */
export const readers = {
  mine: 'the agency alone',
  restricted: 'the operator, for analysts who are bound to secrecy',
  public: 'everybody',
} as const;

/** The audiences that the command names. */
export const audiencesOf = async (data: string): Promise<ReadonlySet<string>> => {
  const { out } = await handoff(data, 'analyze', '--help');
  return new Set([...out.matchAll(/--for ([\w|]+)/g)].flatMap(([, named = '']) => named.split('|')));
};

/** A snapshot as its reader opens it: every row of every table, in the database and as Parquet, and every file that is text. */
export const readExport = async (
  data: string,
  folder: string,
  ...whose: readonly string[]
): Promise<string> => {
  const { code, err } = await handoff(data, 'analyze', '--for', ...whose, '--to', folder);
  if (code !== 0) throw new Error(err);
  const texts = readdirSync(folder).filter((name) => /\.(json|ipynb|svg)$/.test(name));
  return [
    ...(await rowsOf(join(folder, 'handoff.duckdb'))),
    ...(await rowsOfParquet(join(folder, 'parquet'))),
    ...texts.map((name) => readFileSync(join(folder, name), 'utf8')),
  ].join('\n');
};

type Rows = (sql: string) => Promise<readonly (readonly unknown[])[]>;

const rowsOf = (file: string): Promise<readonly string[]> =>
  withDatabase(file, { access_mode: 'READ_ONLY' }, async (rows) => {
    const tables = await rows('SELECT table_name FROM duckdb_tables()');
    return (await Promise.all(tables.map(([name]) => rows(`FROM ${JSON.stringify(name)}`)))).flat();
  });

/** The rows, and what the footers say: neither stands in the file's bytes, which are packed. */
const rowsOfParquet = (folder: string): Promise<readonly string[]> =>
  withDatabase(':memory:', {}, async (rows) => {
    const files = readdirSync(folder).map((name) => `'${join(folder, name).replaceAll("'", "''")}'`);
    const each = files.flatMap((file) => [
      rows(`FROM read_parquet(${file})`),
      rows(`SELECT decode(key), decode(value) FROM parquet_kv_metadata(${file})`),
    ]);
    return (await Promise.all(each)).flat();
  });

const withDatabase = async (
  file: string,
  options: Record<string, string>,
  read: (rows: Rows) => ReturnType<Rows>,
): Promise<readonly string[]> => {
  const database = await DuckDBInstance.create(file, options);
  const connection = await database.connect();
  try {
    const rows: Rows = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson();
    return (await read(rows)).map((row) => JSON.stringify(row));
  } finally {
    connection.closeSync();
    database.closeSync();
  }
};

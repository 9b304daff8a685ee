import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Bar, barChart } from './bar-chart.ts';
import { datapackage, type Resource } from './datapackage.ts';
import { type Definition, writeDatabase } from './duckdb/write-database.ts';
import { macros } from './macros.ts';
import { notebook } from './notebook.ts';
import { snapshotDigest } from './snapshot-digest.ts';
import type { Filled } from './table.ts';

export type Audience = 'mine' | 'restricted' | 'public';

export type Snapshot = Readonly<{
  /** What it holds and for whom. */
  audience: Audience;
  doc: string;
  tables: readonly Filled[];
  views: readonly Definition[];
  asOf: string;
  /** The instant it is made, as ISO text. */
  created: string;
  chart: Readonly<{ title: string; counted: string; sql: string; bars: readonly Bar[] }>;
}>;

export type Written = Readonly<{
  folder: string;
  id: string;
  digest: string;
  rows: Readonly<Record<string, number>>;
}>;

/**
 * A folder with `handoff.duckdb`, a Parquet file a table, `datapackage.json` and a notebook. It stands whole or not at all: it is
 * made beside its place and put there when it is done, in the stead of what was there.
 */
export const writeSnapshot = async (folder: string, snapshot: Snapshot): Promise<Written> => {
  mkdirSync(dirname(folder), { recursive: true });
  const made = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    const digest = snapshotDigest(snapshot.tables);
    const id = `snapshot-${digest.slice(0, 16)}`;
    await fill(made, id, digest, snapshot);
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
    const rows = Object.fromEntries(snapshot.tables.map(({ table, rows }) => [table.name, rows.length]));
    return { folder, id, digest, rows };
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
};

const fill = async (folder: string, id: string, digest: string, snapshot: Snapshot): Promise<void> => {
  const { audience, doc, tables, views, asOf, created, chart } = snapshot;
  const parquet = join(folder, 'parquet');
  mkdirSync(parquet);
  await writeDatabase({
    file: join(folder, 'handoff.duckdb'),
    tables,
    definitions: [...macros, ...views],
    parquet,
    about: { snapshot: id, audience, as_of: asOf },
  });
  const about = { id, digest, created, asOf, audience, doc };
  write(
    join(folder, 'datapackage.json'),
    datapackage(
      about,
      tables.map((filled) => resourceOf(folder, filled)),
    ),
  );
  const svg = barChart(chart.title, chart.counted, chart.bars);
  write(
    join(folder, 'first-look.ipynb'),
    notebook({ id, asOf, doc, database: 'handoff.duckdb', picture: 'first-look.svg' }, { ...chart, svg }),
  );
  writeFileSync(join(folder, 'first-look.svg'), svg);
};

const write = (file: string, content: object): void =>
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);

const resourceOf = (folder: string, filled: Filled): Resource => {
  const path = `parquet/${filled.table.name}.parquet`;
  const content = readFileSync(join(folder, path));
  return { filled, path, sha256: createHash('sha256').update(content).digest('hex') };
};

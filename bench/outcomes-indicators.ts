import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { analystViews } from '../services/outcomes/src/export/derived/views.ts';
import { macros } from '../services/outcomes/src/export/macros.ts';
import { byHand, medianByHand } from './outcomes/by-hand.ts';
import { writePeriods } from './outcomes/periods-file.ts';
import { turnAbout } from './outcomes/turn-about.ts';

const periods = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'handoff-bench-'));
const file = join(folder, 'periods.parquet');
const instance = await DuckDBInstance.create();
const connection = await instance.connect();

const ask = async (sql: string): Promise<string> =>
  JSON.stringify((await connection.runAndReadAll(sql)).getRowObjectsJson());
const both = async (rates: string, median: string): Promise<string> =>
  (await ask(rates)) + (await ask(median));
const ours = () => both('FROM wioa_rates(2024)', 'FROM wioa_median_earnings(2024)');
const theirs = () => both(byHand, medianByHand);

try {
  await writePeriods(connection, file, periods);
  await connection.run(`CREATE VIEW periods AS FROM '${file}'`);
  const wanted = analystViews.filter(({ name }) => name.startsWith('wioa_'));
  for (const { sql } of [...macros, ...wanted]) await connection.run(sql);
  if ((await ours()) !== (await theirs()))
    throw new Error('the two do not say the same: the figures compare nothing');
  const { times, rounds, ours: mine, theirs: other } = await turnAbout(ours, theirs, 9);
  const what = `indicators of one program year over ${periods} participations`;
  process.stdout.write(
    process.argv.includes('--json')
      ? `${JSON.stringify({ id: 'P6', what, goal: '≤ 1.2×', times, rounds, ours: mine, theirs: other }, null, 2)}\n`
      : `P6  ${what}: ${times.median}× the time of a query written by hand on the same file (${times.least} to ${times.most} in ${rounds} rounds; ${mine} ms against ${other} ms; goal ≤ 1.2×)\n`,
  );
} finally {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true });
}

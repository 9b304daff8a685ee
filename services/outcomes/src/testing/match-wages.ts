import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const scripts = join(import.meta.dirname, '../../wage-match');

// What `duckdb -c "SET VARIABLE …" -c ".read match-wages.sql"` does, in a process of its own: the script reads and writes beside
// where it is run, and shares nothing with the exchange.
const asTheState = (script: string): string => `
import { DuckDBInstance } from ${JSON.stringify(import.meta.resolve('@duckdb/node-api'))};
import { readFileSync } from 'node:fs';
const connection = await (await DuckDBInstance.create()).connect();
await connection.run(\`SET VARIABLE matched_on = DATE '\${process.env.MATCHED_ON ?? '2027-06-30'}'\`);
try {
  const all = await connection.extractStatements(readFileSync(${JSON.stringify(join(scripts, script))}, 'utf8'));
  for (let at = 0; at < all.count; at += 1) await (await all.prepare(at)).run();
} catch (error) {
  process.stderr.write(error.message);
  process.exitCode = 1;
}`;

const runThere = (folder: string, script: string, env: Readonly<Record<string, string>> = {}) =>
  promisify(execFile)(process.execPath, ['--input-type=module', '-e', asTheState(script)], {
    cwd: folder,
    env: { ...process.env, ...env },
  });

export const rosterHeader = 'person,match_key,program,exited_on';
export const wagesHeader = 'match_key,year,quarter,cents';

/** The program's own run beside a snapshot: its keys in, `roster.csv` out; answers the rows of it. */
export const makeRoster = async (
  folder: string,
  keys: readonly string[],
  header = 'person_id,match_key',
): Promise<readonly string[]> => {
  writeFileSync(join(folder, 'own-keys.csv'), [header, ...keys, ''].join('\n'));
  await runThere(folder, 'make-roster.sql');
  return rosterIn(folder);
};

/** The State's first step: the rosters of several agencies, by file, made one; answers the rows of it. */
export const putTogether = async (
  folder: string,
  rosters: Readonly<Record<string, readonly string[]>>,
): Promise<readonly string[]> =>
  putFilesTogether(
    folder,
    Object.fromEntries(Object.entries(rosters).map(([name, rows]) => [name, [rosterHeader, ...rows]])),
  );

/** The same of files as they are, each line of them. */
export const putFilesTogether = async (
  folder: string,
  files: Readonly<Record<string, readonly string[]>>,
): Promise<readonly string[]> => {
  rmSync(join(folder, 'rosters'), { recursive: true, force: true });
  mkdirSync(join(folder, 'rosters'));
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(folder, 'rosters', name), lines.map((each) => `${each}\n`).join(''));
  await runThere(folder, 'put-rosters-together.sql');
  return rosterIn(folder);
};

const rosterIn = (folder: string): readonly string[] =>
  readFileSync(join(folder, 'roster.csv'), 'utf8').trim().split('\n').slice(1);

/** The State's own run in a folder: two files in, `wage-match.json` out. Rejects with what the script says. */
export const matchWages = async (
  folder: string,
  {
    roster,
    wages,
    matchedOn,
    headers: [ofRoster, ofWages] = [rosterHeader, wagesHeader],
  }: Readonly<{
    roster: readonly string[];
    wages: readonly string[];
    matchedOn: string;
    headers?: readonly [roster: string, wages: string];
  }>,
): Promise<string> => {
  writeFileSync(join(folder, 'roster.csv'), [ofRoster, ...roster, ''].join('\n'));
  writeFileSync(join(folder, 'wages.csv'), [ofWages, ...wages, ''].join('\n'));
  await runThere(folder, 'match-wages.sql', { MATCHED_ON: matchedOn });
  return join(folder, 'wage-match.json');
};

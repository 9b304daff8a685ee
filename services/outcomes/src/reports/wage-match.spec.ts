import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'handoff-wages-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = join(import.meta.dirname, '../../wage-match/match-wages.sql');
const twenty = Array.from({ length: 20 }, (_, at) => `k${at}`);

// In a process of its own, because the script reads and writes beside where it is run.
const runThere = `
import { DuckDBInstance } from ${JSON.stringify(import.meta.resolve('@duckdb/node-api'))};
import { readFileSync } from 'node:fs';
const connection = await (await DuckDBInstance.create()).connect();
for (const { sql } of [{ sql: readFileSync(${JSON.stringify(script)}, 'utf8') }]) await connection.run(sql);`;

describe("the script of the State's own run", () => {
  let lines: Record<string, unknown>[];
  beforeAll(async () => {
    const roster = [
      ...twenty.map((key) => `${key},adult,2025-11-10`),
      ...twenty.slice(0, 4).map((key) => `${key},youth,2025-11-10`),
    ];
    writeFileSync(
      join(folder, 'roster.csv'),
      ['match_key,program,exited_on', ...roster, roster[0]].join('\n'),
    );
    // Twelve worked in the second quarter of 2026, one of them at two employers; nine in the fourth.
    const wages = [
      ...twenty.slice(0, 12).map((key, at) => `${key},2026,2,${600_000 + at * 10_000}`),
      'k0,2026,2,100000',
      ...twenty.slice(0, 9).map((key) => `${key},2026,4,700000`),
      'k19,2026,5,700000',
    ];
    writeFileSync(join(folder, 'wages.csv'), ['match_key,year,quarter,cents', ...wages, wages[1]].join('\n'));
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', runThere], { cwd: folder });
    lines = JSON.parse(readFileSync(join(folder, 'wage-match.json'), 'utf8')) as Record<string, unknown>[];
  }, 60_000);

  it('joins there and lets counts out: duplicate rows once, several employers together, no fifth quarter', () =>
    expect(lines).toEqual([
      {
        program: 'adult',
        quarter_of_exit: '2025Q4',
        people: 20,
        employed_q2: 12,
        employed_q4: 9,
        median_cents_q2: 665_000,
      },
    ]));

  it('says nothing of four people, and names nobody', () => {
    expect(lines.some(({ program }) => program === 'youth')).toBe(false);
    expect(JSON.stringify(lines)).not.toContain('k0');
  });
});

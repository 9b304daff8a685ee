// `npm test`: the checks, then every tier of tests, and one line that counts them all.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

type Tally = { passed: number; failed: number; skipped: number };

const checks = ['typecheck', 'lint', 'format', 'boundaries', 'schemas:check'];
const tiers = ['unit', 'simulation', 'int', 'journeys'];
const reports = join(import.meta.dirname, '..', '.handoff', 'test-reports');

const run = (command: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

const check = async (name: string): Promise<Tally> => {
  const started = performance.now();
  const code = await run('npm', ['run', '--silent', name]);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${Math.round(performance.now() - started)} ms)`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
};

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
};

/** A suite that breaks before its first test has no failed test to count, so it is counted itself. */
const tally = (file: string, exitCode: number): Tally => {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const failed = Math.max(report.numFailedTests, exitCode === 0 ? 0 : 1);
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
};

const test = async (tier: string): Promise<Tally> => {
  const file = join(reports, `${tier}.json`);
  rmSync(file, { force: true });
  const code = await run('vitest', [
    'run',
    '--project',
    tier,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return tally(file, code);
};

mkdirSync(reports, { recursive: true });
const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const add = ({ passed, failed, skipped }: Tally): void => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};

for (const name of checks) add(await check(name));
for (const tier of tiers) add(await test(tier));

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

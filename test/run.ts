// `npm test`: the checks, then every tier of tests, and one line that counts them all.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

type Tally = { passed: number; failed: number; skipped: number };

/** What failed, said again at the end: a run of half an hour has scrolled it away. */
const broken: string[] = [];

const checks = ['typecheck', 'lint', 'format', 'boundaries', 'schemas:check'];
// What runs in one go shares the cores: some of the simulation waits in real time, and unit tests use it.
const tiers = [['unit', 'simulation'], ['int'], ['journeys']];
const root = join(import.meta.dirname, '..');
const reports = join(root, '.handoff', 'test-reports');

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
  if (code !== 0) broken.push(`npm run ${name}`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
};

type Result = { fullName: string; status: string; failureMessages: readonly string[] };
type Report = {
  testResults: readonly {
    name: string;
    status: string;
    message: string;
    assertionResults: readonly Result[];
  }[];
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
};

const noteBroken = (tier: string, { testResults }: Report): void => {
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative(root, name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    for (const { fullName, failureMessages } of failed) {
      broken.push(`${tier}: ${file}: ${fullName}\n    ${firstLineOf(failureMessages[0])}`);
    }
    if (status === 'failed' && failed.length === 0)
      broken.push(`${tier}: ${file}\n    ${firstLineOf(message)}`);
  }
};

const firstLineOf = (message = ''): string => stripVTControlCharacters(message).split('\n', 1)[0] ?? '';

/** A suite that breaks before its first test has no failed test to count, so it is counted itself. */
const tally = (tier: string, file: string, exitCode: number): Tally => {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    const before = broken.length;
    noteBroken(tier, report);
    if (exitCode !== 0 && broken.length === before) {
      broken.push(`${tier}: every test passed, and the run ended with ${exitCode}: see its output`);
    }
    const failed = Math.max(report.numFailedTests, exitCode === 0 ? 0 : 1);
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
  } catch {
    broken.push(`${tier}: left no report`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
};

const test = async (projects: readonly string[]): Promise<Tally> => {
  const tier = projects.join(' and ');
  const file = join(reports, `${projects.join('-')}.json`);
  rmSync(file, { force: true });
  const code = await run('vitest', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return tally(tier, file, code);
};

mkdirSync(reports, { recursive: true });
const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const add = ({ passed, failed, skipped }: Tally): void => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};

for (const name of checks) add(await check(name));
for (const projects of tiers) add(await test(projects));

if (broken.length > 0) console.log(`\nFailed:\n${broken.map((one) => `- ${one}`).join('\n')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

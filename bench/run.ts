// `npm run bench`: what fast means here, measured, as a table and as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findOrStartStack, toEnvironment } from '@handoff/local-stack';
import { chooseLimits } from './report/choose-limits.ts';
import { measure } from './report/measure.ts';
import { jsonOf, tableOf } from './report/table.ts';

const { values, positionals: passedOn } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const chosen = chooseLimits(values.only);
const data = join(import.meta.dirname, '..', '.handoff');
const file = join(data, 'bench', 'figures.json');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Servers for those that ask for a store; what starts an exchange brings its own. */
const withStore = chosen.some(({ needs }) => needs === 'store');
const stack = withStore
  ? await findOrStartStack({
      dataDir: join(data, 'bench'),
      installs: join(data, 'install'),
      env: process.env,
      progress: say,
    })
  : undefined;
try {
  const rows = await measure(chosen, {
    env: { ...process.env, ...(stack ? toEnvironment(stack) : {}) },
    say,
    passedOn,
  });
  const json = jsonOf(rows, new Date().toISOString());
  mkdirSync(join(data, 'bench'), { recursive: true });
  writeFileSync(file, `${json}\n`);
  process.stdout.write(`${values.json ? json : tableOf(rows)}\n`);
  say(`The same as JSON: ${file}`);
} finally {
  await stack?.stop();
}

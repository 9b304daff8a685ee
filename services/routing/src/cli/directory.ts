import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { askRouting } from './ask-routing.ts';
import { exportDirectory } from './export-directory.ts';
import { CommandFault, describeFailure } from './fault.ts';
import { importDirectory, type Said } from './import-directory.ts';
import { runningRouting } from './running-routing.ts';

const usage = `handoff directory import FILE|FOLDER [--source NAME] [--whole] [--dry-run] [--json]
handoff directory export FILE.json|FOLDER [--source NAME] [--since DAY] [--json]
Import reads HSDS 3.0 or 3.1: JSON, or the folder of a tabular datapackage. --whole: what the source no longer names
is unlisted. --since: only what changed from that day or moment on, unlisted ones as defunct. Exit code: 0 all landed; 1 something was refused; 2 nothing could be done.`;

const options = {
  source: { type: 'string' },
  since: { type: 'string' },
  whole: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const running = () => askRouting(runningRouting('directory'));

const run = async (): Promise<Said & { asJson: boolean }> => {
  if (process.argv.includes('--help')) return { lines: [usage], json: null, code: 0, asJson: false };
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [action, path] = positionals;
  const { source, since, whole, json: asJson } = values;
  if (path !== undefined && action === 'import') {
    const flags = {
      path,
      source,
      whole,
      dryRun: values['dry-run'],
      run: randomUUID(),
      now: new Date().toISOString(),
    };
    return { ...(await importDirectory(flags, running())), asJson };
  }
  if (path !== undefined && action === 'export')
    return { ...(await exportDirectory({ path, source, since }, running())), asJson };
  throw new CommandFault('unknown-command', 'handoff directory', 'There is no such command.', usage);
};

try {
  const { lines, json, code, asJson } = await run();
  process.stdout.write(`${asJson ? JSON.stringify(json, null, 2) : lines.join('\n')}\n`);
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 2;
}

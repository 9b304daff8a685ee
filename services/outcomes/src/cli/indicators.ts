import { parseArgs } from 'node:util';
import { CommandFault, describeFault } from './fault.ts';
import { type Said, testIndicators } from './test-indicators.ts';

const usage = 'handoff indicators test FILE [--json]   runs a file of cases';

const run = ([action, file]: readonly string[]): Said => {
  if (action === 'test' && file !== undefined) return testIndicators(file);
  throw new CommandFault('unknown-command', 'handoff indicators', 'There is no such command.', usage);
};

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const { lines, json, code } = run(positionals);
  process.stdout.write(`${values.json ? JSON.stringify(json, null, 2) : lines.join('\n')}\n`);
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${describeFault(error, 'handoff indicators', process.argv)}\n`);
  process.exitCode = 1;
}

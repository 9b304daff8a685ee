import { parseArgs } from 'node:util';
import { ruleFacts } from '../catalogue.ts';
import { ruleSchema } from '../yaml/rule-schema.ts';
import { checkRules, type Said } from './check-rules.ts';
import { diffRules } from './diff-rules.ts';
import { CommandFault } from './fault.ts';
import { testRules } from './test-rules.ts';

const usage = `handoff rules check [FILE|FOLDER] [--json]   every mistake, with file, line and column
handoff rules diff A B [--json]              what changed, in words
handoff rules test FILE [--json]             runs a file of cases
handoff rules schema                         JSON Schema of a rule file, for editors`;

const run = (action: string | undefined, files: readonly string[]): Said => {
  const [first, second] = files;
  if (action === 'check' && files.length <= 1) return checkRules(first);
  if (action === 'diff' && first !== undefined && second !== undefined) return diffRules(first, second);
  if (action === 'test' && first !== undefined) return testRules(first);
  if (action === 'schema') return { lines: [schema()], json: ruleSchema(ruleFacts()), code: 0 };
  throw new CommandFault('unknown-command', 'handoff rules', 'There is no such command.', usage);
};

const schema = (): string => JSON.stringify(ruleSchema(ruleFacts()), null, 2);

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const { lines, json, code } = run(positionals[0], positionals.slice(1));
  process.stdout.write(`${values.json ? JSON.stringify(json, null, 2) : lines.join('\n')}\n`);
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

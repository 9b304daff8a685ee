import { parseArgs } from 'node:util';
import { CommandFault, describeFailure } from './fault.ts';
import { readReport, reports } from './read-report.ts';
import { runningRouting } from './running-routing.ts';

const usage = `handoff report fairness [--json]
handoff report gaps | introductions | information [--json]
fairness: whether people have options whatever they speak. gaps: what is in the way of needs that stand unmet.
introductions: who arrives, by how they came. information: of what people were told without a referral.
Exit code: 0; of fairness 1 where a language group has less than its share and is not waived; 2 nothing could be read.`;

const run = async () => {
  if (process.argv.includes('--help')) return { lines: [usage], json: null, code: 0, asJson: false };
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [name] = positionals;
  const known = reports.find((report) => report === name);
  if (known === undefined || positionals.length > 1)
    throw new CommandFault('unknown-report', 'handoff report', 'There is no such report.', usage);
  return { ...(await readReport(known, runningRouting('report'))), asJson: values.json };
};

try {
  const { lines, json, code, asJson } = await run();
  process.stdout.write(`${asJson ? JSON.stringify(json, null, 2) : lines.join('\n')}\n`);
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 2;
}

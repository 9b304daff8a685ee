import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serviceClient } from '@handoff/http';
import { analyze } from '../analyze/analyze.ts';
import { askOutcomes } from '../analyze/ask-outcomes.ts';
import { whyCell } from '../analyze/why-cell.ts';
import { CommandFault } from './fault.ts';

const options = {
  for: { type: 'string', default: 'restricted' },
  agency: { type: 'string' },
  to: { type: 'string' },
  in: { type: 'string' },
  'as-of': { type: 'string' },
  'program-year': { type: 'string' },
  'no-supplemental': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** `handoff` finds the running exchange and says where it is: a token in the arguments would show in a list of processes. */
const running = () => {
  const { HANDOFF_OUTCOMES_URL: baseUrl, HANDOFF_OPERATOR_TOKEN: token } = process.env;
  if (baseUrl === undefined || token === undefined)
    throw new CommandFault(
      'not-running',
      'handoff analyze',
      'No running exchange was named.',
      'Start it by `handoff analyze …`, on the data folder of an exchange that runs.',
    );
  return askOutcomes(serviceClient({ name: 'outcomes', baseUrl, token, timeoutMs: 120_000 }));
};

const folderOf = (audience: string, agency: string | undefined): string =>
  join(
    process.env['HANDOFF_DATA'] ?? '.',
    'analyst',
    agency === undefined ? audience : `${audience}-${agency}`,
  );

const run = async (): Promise<Readonly<{ text: string; json: unknown; asJson: boolean }>> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [action, cell] = positionals;
  const asJson = values.json;
  if (action === 'why' && cell !== undefined) {
    const answer = await whyCell(values.in ?? folderOf('restricted', undefined), cell);
    return { text: answer.lines.join('\n'), json: answer.json, asJson };
  }
  if (action !== undefined)
    throw new CommandFault(
      'unknown-command',
      `handoff analyze ${action}`,
      'There is no such command.',
      'handoff analyze --for … writes a snapshot; handoff analyze why PY2026/aefla/employment_rate_q2 [--in FOLDER] traces a figure.',
    );
  const written = await analyze(
    {
      for: values.for,
      agency: values.agency,
      to: values.to ?? folderOf(values.for, values.agency),
      asOf: values['as-of'],
      programYear: values['program-year'],
      supplemental: !values['no-supplemental'],
    },
    running(),
  );
  const counted = Object.entries(written.rows).map(
    ([table, rows]) => `  ${String(rows).padStart(9)}  ${table}`,
  );
  const text = [
    `${written.id} for ${written.audience}, as of ${written.asOf}, in ${written.folder}`,
    ...counted,
    'handoff.duckdb, parquet/, datapackage.json, first-look.ipynb; sha256 ' + written.digest,
  ].join('\n');
  return { text, json: written, asJson };
};

try {
  const { text, json, asJson } = await run();
  process.stdout.write(`${asJson ? JSON.stringify(json, null, 2) : text}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

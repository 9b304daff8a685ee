import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serviceClient } from '@handoff/http';
import { analyze } from '../analyze/analyze.ts';
import { askOutcomes } from '../analyze/ask-outcomes.ts';
import { reader } from '../analyze/reader.ts';
import { reportInWords, snapshotInWords } from '../analyze/in-words.ts';
import { report } from '../analyze/report.ts';
import { whyCell } from '../analyze/why-cell.ts';
import { exitCodeOf } from './exit-code.ts';
import { CommandFault, describeFault } from './fault.ts';

const options = {
  for: { type: 'string', default: 'restricted' },
  agency: { type: 'string' },
  to: { type: 'string' },
  in: { type: 'string' },
  funders: { type: 'string' },
  'common-exit': { type: 'string' },
  'wage-match': { type: 'string' },
  'as-of': { type: 'string' },
  'program-year': { type: 'string' },
  'no-supplemental': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const usage = `handoff analyze [--for restricted|public] [--to FOLDER] [--as-of DAY] [--program-year YEAR] [--no-supplemental] [--common-exit FILE] [--json]
handoff analyze --for mine --agency SLUG …       one agency's own people, under ids of its own
handoff analyze report [--to FOLDER] [--funders FOLDER] [--wage-match FILE] [--as-of DAY] [--program-year YEAR]   files for programs and funders, frozen
handoff analyze reader NAME                      a user of the document store that reads its tables and nothing else; MONGO_URL: of who may make users
handoff analyze why CELL [--in FOLDER] [--funders FOLDER] [--json]   rules, rows and events behind a figure: PY2026/aefla/employment_rate_q2,
                                                 PY2026/all/retention_same_employer, funnel/responded, grants/harbor-literacy-fund/hours; a name that is none says which there are
--as-of: as it was known at the end of that day. --no-supplemental: as a State counts that takes wage records alone. --common-exit: which programs
of a State exit together; default: services/outcomes/policies/common-exit.yaml.
docs/analysts.md says what is in a folder. Exit codes: docs/cli.md.`;

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

type Values = Readonly<{
  to?: string | undefined;
  'as-of'?: string | undefined;
  'program-year'?: string | undefined;
  'no-supplemental': boolean;
  funders?: string | undefined;
  'common-exit'?: string | undefined;
  'wage-match'?: string | undefined;
}>;

const written = async (values: Values): Promise<Readonly<{ text: string; json: unknown }>> => {
  const made = await report(
    {
      to: (asOf, year) =>
        values.to ??
        join(process.env['HANDOFF_DATA'] ?? '.', 'analyst', 'reports', `PY${year}-as-of-${asOf}`),
      asOf: values['as-of'],
      programYear: values['program-year'],
      supplemental: !values['no-supplemental'],
      funders: values.funders,
      commonExit: values['common-exit'],
      wageMatch: values['wage-match'],
    },
    running(),
  );
  return {
    text: reportInWords(made),
    json: made,
  };
};

const readerMade = async (name: string): Promise<Readonly<{ text: string; json: unknown }>> => {
  const { MONGO_URL: url, MONGO_DATABASE_PREFIX: prefix = 'handoff' } = process.env;
  if (url === undefined)
    throw new CommandFault(
      'server-unnamed',
      'MONGO_URL',
      'It does not say where the document store answers an administrator of its users.',
      'Set it as mongodb://USER:PASSWORD@HOST:27017/?authSource=admin.',
    );
  const made = await reader({ name, url, database: `${prefix}-outcomes` });
  const text = [
    `${name} reads ${made.tables.length} tables of ${made.database}, and writes none. The password is said here and nowhere else:`,
    `  ${made.url}`,
    `  pymongo.MongoClient("…").get_default_database().facts_enrollment.find()`,
  ].join('\n');
  return { text, json: made };
};

const run = async (): Promise<Readonly<{ text: string; json: unknown; asJson: boolean }>> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [action, cell] = positionals;
  const asJson = values.json;
  if (values.help) return { text: usage, json: { usage }, asJson };
  if (action === 'why' && cell !== undefined) {
    const answer = await whyCell(values.in ?? folderOf('restricted', undefined), cell, {
      funders: values.funders,
      exchange: process.env['HANDOFF_OUTCOMES_URL'] === undefined ? undefined : running(),
    });
    return { text: answer.lines.join('\n'), json: answer.json, asJson };
  }
  if (action === 'reader' && cell !== undefined) return { ...(await readerMade(cell)), asJson };
  if (action === 'report') return { ...(await written(values)), asJson };
  if (action !== undefined)
    throw new CommandFault(
      'unknown-command',
      `handoff analyze ${action}`,
      'There is no such command.',
      usage,
    );
  const snapshot = await analyze(
    {
      for: values.for,
      agency: values.agency,
      to: values.to ?? folderOf(values.for, values.agency),
      asOf: values['as-of'],
      programYear: values['program-year'],
      supplemental: !values['no-supplemental'],
      commonExit: values['common-exit'],
    },
    running(),
  );
  return { text: snapshotInWords(snapshot), json: snapshot, asJson };
};

try {
  const { text, json, asJson } = await run();
  process.stdout.write(`${asJson ? JSON.stringify(json, null, 2) : text}\n`);
} catch (error) {
  process.stderr.write(`${describeFault(error, 'handoff analyze', process.argv)}\n`);
  process.exitCode = exitCodeOf(error);
}

import { parseArgs } from 'node:util';
import { isHsdsFolder, readFolder } from '../directory/hsds/read-folder.ts';
import { readTables } from '../directory/hsds/read-hsds.ts';
import { isRefused } from '../translate/finding.ts';
import { type Format, formats, translate, translateRead, type Translation } from '../translate/translate.ts';
import { CommandFault, describeFailure } from './fault.ts';
import { readJson } from './read-files.ts';
import { describeFinding, summarizeFindings } from './say-findings.ts';

export const usage = `handoff translate --from fhir|hsds|handoff --to fhir|hsds|handoff FILE [--json]
FILE is JSON; with --from hsds also the folder of a tabular datapackage.
The translation goes to stdout, the report to stderr; with --json both are one document on stdout.
Exit code: 0 all was translated, losses are in the report; 1 something was refused; 2 nothing could be read.`;

const formatNamed = (flag: string, said: string | undefined): Format => {
  const found = formats.find((format) => format === said);
  if (found) return found;
  throw new CommandFault('unknown-format', flag, `It is none of ${formats.join(', ')}.`, usage);
};

const translated = (path: string, from: Format, to: Format): Translation => {
  const now = new Date().toISOString();
  return from === 'hsds' && isHsdsFolder(path)
    ? translateRead({ records: [], ...readTables(readFolder(path), now) }, from, to)
    : translate(readJson(path), from, to, now);
};

export type Said = Readonly<{ out: string; err: string; code: 0 | 1 | 2 }>;

/** What the command says and how it ends, without saying it. */
export const translateFile = (args: readonly string[]): Said => {
  if (args.includes('--help')) return { out: `${usage}\n`, err: '', code: 0 };
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [path] = positionals;
    if (path === undefined)
      throw new CommandFault('no-file', 'handoff translate', 'It names no file to translate.', usage);
    const { document, report } = translated(
      path,
      formatNamed('--from', values.from),
      formatNamed('--to', values.to),
    );
    const { carried, findings } = report;
    return {
      out: `${JSON.stringify(values.json ? { document, report } : document, null, 2)}\n`,
      err: values.json
        ? ''
        : `${[...findings.map(describeFinding), summarizeFindings(carried, findings)].join('\n')}\n`,
      code: findings.some(isRefused) ? 1 : 0,
    };
  } catch (error) {
    return { out: '', err: `${describeFailure(error)}\n`, code: 2 };
  }
};

import { parseArgs } from 'node:util';
import { isHsdsFolder, readFolder } from '../directory/hsds/read-folder.ts';
import { readTables } from '../directory/hsds/read-hsds.ts';
import { writeHandoff } from '../translate/handoff-document.ts';
import { isRefused } from '../translate/finding.ts';
import { type Format, formats, translate, type Translation } from '../translate/translate.ts';
import { CommandFault } from './fault.ts';
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
  if (from !== 'hsds' || !isHsdsFolder(path)) return translate(readJson(path), from, to);
  const { listings, findings } = readTables(readFolder(path), new Date().toISOString());
  const { document, report } = translate(writeHandoff([], listings), 'handoff', to);
  return { document, report: { ...report, from, findings: [...findings, ...report.findings] } };
};

export type Said = Readonly<{ out: string; err: string; code: 0 | 1 | 2 }>;

/** What the command says and how it ends, without saying it. */
export const translateFile = (args: readonly string[]): Said => {
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
    return { out: '', err: `${error instanceof Error ? error.message : String(error)}\n`, code: 2 };
  }
};

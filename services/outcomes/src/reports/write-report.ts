import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandFault } from '../cli/fault.ts';
import type { Facts } from '../figures/facts-as-of.ts';
import { type FilesAsked, reportFiles } from './report-files.ts';
import { writeRows } from './write-rows.ts';

export type ReportAsked = FilesAsked & Readonly<{ to: string; created: string }>;

export type WrittenReport = Readonly<{
  folder: string;
  digest: string;
  findings: number;
  files: Readonly<Record<string, number>>;
}>;

/**
 * The files of a report, frozen: the folder is written once. What it counts stays as it was counted, also when rows behind it are
 * corrected or erased later; a new report is another folder.
 */
export const writeReport = (facts: Facts, asked: ReportAsked): WrittenReport => {
  const { to, asOf } = asked;
  if (existsSync(to))
    throw new CommandFault(
      'already-frozen',
      to,
      'A report was written here, and a report is not written over.',
      'Name another folder: --to FOLDER.',
    );
  mkdirSync(dirname(to), { recursive: true });
  const made = mkdtempSync(join(dirname(to), `.${basename(to)}-`));
  try {
    const files = fill(made, facts, asked);
    const digest = digestOf(made);
    const about = {
      asOf: asOf.slice(0, 10),
      created: asked.created,
      programYear: asked.programYear,
      digest: `sha256:${digest}`,
      erasedSince: facts.erasedSince,
      files,
    };
    writeFileSync(join(made, 'report.json'), `${JSON.stringify(about, null, 2)}\n`);
    renameSync(made, to);
    return { folder: to, digest, findings: files['edit-checks'] ?? 0, files };
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
};

/** How many rows each file has. */
const fill = (folder: string, facts: Facts, asked: ReportAsked): Readonly<Record<string, number>> => {
  const files = reportFiles(facts, asked);
  for (const { name, columns, rows } of files) writeRows(join(folder, name), columns, rows);
  return Object.fromEntries(files.map(({ name, rows }) => [name, rows.length]));
};

const digestOf = (folder: string): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).toSorted())
    hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
};

import type { WrittenReport } from '../reports/write-report.ts';
import type { Analyzed } from './analyze.ts';

const counted = (counts: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(counts).map(([name, rows]) => `  ${String(rows).padStart(9)}  ${name}`);

/** What `handoff analyze` says of the folder it wrote. */
export const snapshotInWords = ({ id, audience, asOf, folder, rows, digest }: Analyzed): string =>
  [
    `${id} for ${audience}, as of ${asOf}, in ${folder}`,
    ...counted(rows),
    ...triggersInWords(rows['possible_triggers'] ?? 0),
    `handoff.duckdb, parquet/, datapackage.json, first-look.ipynb; sha256 ${digest}`,
  ].join('\n');

/** What `handoff analyze report` says of the folder it froze. */
export const reportInWords = ({ folder, digest, files, findings }: WrittenReport): string =>
  [
    `frozen in ${folder}; sha256 ${digest}`,
    ...counted(files),
    ...triggersInWords(files['possible-triggers'] ?? 0),
    `${findings} findings of the edit checks`,
  ].join('\n');

const triggersInWords = (triggers: number): readonly string[] =>
  triggers === 0
    ? []
    : [
        `warning: ${triggers} referrals by a one-stop may have made people participants; possible triggers are listed, and counted nowhere`,
      ];

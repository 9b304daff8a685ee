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
import { buildPeriods } from '../figures/build-periods.ts';
import type { CommonExit } from '../figures/common-exit.ts';
import { buildStories } from '../figures/build-stories.ts';
import { regulation } from '../indicators/regulation.ts';
import { wioaFigures } from '../figures/wioa-figures.ts';
import { chargesFor } from './charge.ts';
import { editChecks } from './edit-checks.ts';
import { readFunders } from './funder.ts';
import { measureGrant } from './measure-grant.ts';
import { nrsLike, readNrsMapping } from './nrs-like.ts';
import { occurrencesIn } from './occurrences.ts';
import { type FileRow, pirlLike, readPirlMapping } from './pirl-like.ts';
import { writeRows } from './write-rows.ts';

export type ReportAsked = Readonly<{
  to: string;
  asOf: string;
  programYear: number;
  supplemental: boolean;
  commonExit: readonly CommonExit[];
  created: string;
  /** Where grants and mappings are. */
  funders: string;
  mappings: string;
}>;

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

const fill = (
  folder: string,
  facts: Facts,
  { asOf, programYear, supplemental, commonExit, funders, mappings }: ReportAsked,
) => {
  const files: Record<string, number> = {};
  const put = (name: string, columns: readonly string[], rows: readonly FileRow[]): void => {
    writeRows(join(folder, name), columns, rows);
    files[name] = rows.length;
  };
  const day = asOf.slice(0, 10);
  const periods = buildPeriods(facts, day, commonExit);
  const pirl = readPirlMapping(join(mappings, 'pirl-like.yaml'));
  for (const [program, own] of Map.groupBy(periods, (period) => period.program))
    put(
      `pirl-like-${program}`,
      pirl.elements.map(({ element }) => String(element)),
      pirlLike(own, pirl, day),
    );
  const nrs = readNrsMapping(join(mappings, 'nrs-table4-like.yaml'));
  put(
    'nrs-table4-like',
    ['A', ...nrs.columns.map(({ letter }) => letter)],
    nrsLike(periods, programYear, nrs),
  );
  put('edit-checks', ['code', 'place', 'reason', 'mend'], editChecks(periods, day));

  const grants = readFunders(funders);
  const occurrences = occurrencesIn(facts, buildStories(facts));
  const charges = chargesFor(grants, occurrences);
  const measured = grants.flatMap((grant) => measureGrant(grant, occurrences, charges));
  put(
    'grants',
    ['grant', 'from', 'to', 'due', 'measure', 'value'],
    measured.map((row) => ({ ...row, due: row.due ?? '', value: String(row.value) })),
  );
  put(
    'charges',
    ['event', 'grant', 'on', 'person', 'cents'],
    charges.map((row) => ({ ...row, cents: String(row.cents) })),
  );
  put(
    'figures',
    ['program', 'measure', 'numerator', 'denominator', 'regulatory', 'descriptive', 'unknowable', 'evidence'],
    figuresIn(periods, programYear, { supplemental, day }),
  );
  return files;
};

const figuresIn = (
  periods: ReturnType<typeof buildPeriods>,
  year: number,
  { supplemental, day }: Readonly<{ supplemental: boolean; day: string }>,
): readonly FileRow[] =>
  wioaFigures(periods, year, { rules: regulation, supplemental, lag: { asOf: day } }).programs.flatMap(
    ({ program, figures }) =>
      figures.map(({ measure, regulatory, descriptive, unknowableIds, evidence }) => ({
        program,
        measure,
        numerator: String(regulatory.numerator),
        denominator: String(regulatory.denominator),
        regulatory: regulatory.value ?? '',
        descriptive: descriptive.value ?? '',
        unknowable: String(unknowableIds.length),
        evidence: Object.entries(evidence)
          .map(([kind, count]) => `${kind}: ${count}`)
          .join('; '),
      })),
  );

const digestOf = (folder: string): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).toSorted())
    hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
};

import { resolve } from 'node:path';
import { readCommonExit } from '../figures/common-exit.ts';
import { firstToldIn } from '../reports/first-told.ts';
import { ownFunders, readFunders } from '../reports/read-funders.ts';
import { ownMappings } from '../reports/report-files.ts';
import { readWageMatch } from '../reports/wage-match.ts';
import { writeReport, type WrittenReport } from '../reports/write-report.ts';
import { factTableNames } from '../tables/fact-row.ts';
import { standing } from '../tables/standing.ts';
import type { Facts } from '../figures/facts-as-of.ts';
import type { AskOutcomes } from './ask-outcomes.ts';
import { checkDay, instantOf, yearOf } from './asked.ts';
import { samePersonFor } from './same-person-for.ts';

export type ReportFlags = Readonly<{
  to: (asOf: string, programYear: number) => string;
  asOf?: string | undefined;
  programYear?: string | undefined;
  supplemental: boolean;
  funders?: string | undefined;
  commonExit?: string | undefined;
  /** The file that the State's own run wrote. */
  wageMatch?: string | undefined;
}>;

/** The files of a program year, as known on a day, frozen in a folder of their own. */
export const report = async (flags: ReportFlags, ask: AskOutcomes): Promise<WrittenReport> => {
  checkDay(flags.asOf);
  // Before anything is taken out: a mistake in a file is no reason to note an export.
  const funders = readFunders(flags.funders ?? ownFunders);
  const { id, at, erasedSince } = await ask.begin({
    audience: 'restricted',
    agency: null,
    asOf: flags.asOf,
  });
  const asOf = instantOf(flags.asOf, at);
  const programYear = yearOf(flags.programYear, asOf.slice(0, 10));
  const rows = await ask.rows(id);
  const facts: Facts = {
    rows: Object.fromEntries(
      factTableNames.map((name) => [name, standing(rows[name], asOf)]),
    ) as unknown as Facts['rows'],
    erasedSince,
  };
  return writeReport(facts, {
    to: resolve(flags.to(asOf.slice(0, 10), programYear)),
    asOf,
    programYear,
    supplemental: flags.supplemental,
    commonExit: readCommonExit(flags.commonExit),
    wageMatch: readWageMatch(flags.wageMatch, asOf.slice(0, 10)),
    created: at,
    grants: {
      funders,
      firstTold: firstToldIn(rows),
      samePersonFor: await samePersonFor(funders, (fund) => ask.merges(id, { fund, knownBy: asOf })),
    },
    mappings: ownMappings,
  });
};

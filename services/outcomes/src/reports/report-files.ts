import { join } from 'node:path';
import { buildPeriods, type KnownPeriod } from '../figures/build-periods.ts';
import { buildStories } from '../figures/build-stories.ts';
import type { CommonExit } from '../figures/common-exit.ts';
import type { Facts } from '../figures/facts-as-of.ts';
import { possibleTriggers } from '../figures/possible-triggers.ts';
import { struckReferrals } from '../figures/struck.ts';
import { regulation } from '../indicators/regulation.ts';
import { type Matched, matchColumns, matchFindings, matchRows } from './beside-match.ts';
import { editChecks } from './edit-checks.ts';
import { figureColumns, figureRows } from './figure-rows.ts';
import { grantFiles, grantFindings, type Grants } from './grant-files.ts';
import { nrsLike, readNrsMapping } from './nrs-like.ts';
import { pirlLike, readPirlMapping } from './pirl-like.ts';
import type { ReportFile } from './report-file.ts';
import type { MatchedLine } from './wage-match.ts';

export type FilesAsked = Readonly<{
  /** The instant whose knowledge is asked for. */
  asOf: string;
  programYear: number;
  supplemental: boolean;
  commonExit: readonly CommonExit[];
  /** What the State's own match said; empty where none was made. */
  wageMatch: readonly MatchedLine[];
  grants: Grants;
  /** Where mappings are. */
  mappings: string;
}>;

/** What each column of a file says, as data beside the service. */
export const ownMappings = join(import.meta.dirname, '../../reports');

/** All files of a report, from the facts as they stood. */
export const reportFiles = (facts: Facts, asked: FilesAsked): readonly ReportFile[] => {
  const { asOf, programYear, supplemental, commonExit, wageMatch, grants, mappings } = asked;
  const day = asOf.slice(0, 10);
  const periods = buildPeriods(facts, day, commonExit);
  const stories = buildStories(facts);
  const reading = { rules: regulation, supplemental, lag: { asOf: day } };
  const beside = { programYear, reading, matched: wageMatch };
  return [
    ...programFiles(periods, mappings, beside),
    {
      name: 'edit-checks',
      columns: ['code', 'place', 'reason', 'mend'],
      rows: [
        ...editChecks(periods, day, struckReferrals(facts)),
        ...matchFindings(periods, beside),
        ...grantFindings(grants.funders, facts),
      ],
    },
    ...grantFiles(facts, stories, grants),
    { name: 'figures', columns: figureColumns, rows: figureRows(periods, beside) },
    { name: 'wage-match', columns: matchColumns, rows: matchRows(beside) },
    {
      name: 'possible-triggers',
      columns: ['referralId', 'referrer', 'on', 'warning', 'citation'],
      rows: possibleTriggers(facts, stories),
    },
  ];
};

const programFiles = (
  periods: readonly KnownPeriod[],
  mappings: string,
  { programYear, reading }: Matched,
): readonly ReportFile[] => {
  const pirl = readPirlMapping(join(mappings, 'pirl-like.yaml'));
  const nrs = readNrsMapping(join(mappings, 'nrs-table4-like.yaml'));
  return [
    ...[...Map.groupBy(periods, (period) => period.program)].map(([program, own]) => ({
      name: `pirl-like-${program}`,
      columns: pirl.elements.map(({ element }) => String(element)),
      rows: pirlLike(own, pirl, reading.lag.asOf),
    })),
    {
      name: 'nrs-table4-like',
      columns: ['A', ...nrs.columns.map(({ letter }) => letter)],
      rows: nrsLike(periods, programYear, nrs),
    },
  ];
};

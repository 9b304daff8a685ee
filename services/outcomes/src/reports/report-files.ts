import { join } from 'node:path';
import { buildPeriods, type KnownPeriod } from '../figures/build-periods.ts';
import { buildStories } from '../figures/build-stories.ts';
import type { CommonExit } from '../figures/common-exit.ts';
import type { Facts } from '../figures/facts-as-of.ts';
import { possibleTriggers } from '../figures/possible-triggers.ts';
import { struckReferrals } from '../figures/struck.ts';
import type { ReferralStory } from '../indicators/network/story.ts';
import { regulation } from '../indicators/regulation.ts';
import { type Matched, matchColumns, matchFindings, matchRows } from './beside-match.ts';
import { chargesFor } from './charge.ts';
import { editChecks } from './edit-checks.ts';
import { figureColumns, figureRows } from './figure-rows.ts';
import { readFunders } from './funder.ts';
import { measureGrant } from './measure-grant.ts';
import { nrsLike, readNrsMapping } from './nrs-like.ts';
import { occurrencesIn } from './occurrences.ts';
import { type FileRow, pirlLike, readPirlMapping } from './pirl-like.ts';
import type { MatchedLine } from './wage-match.ts';

/** A file of a report before it is written: cells are text. */
export type ReportFile = Readonly<{ name: string; columns: readonly string[]; rows: readonly FileRow[] }>;

export type FilesAsked = Readonly<{
  /** The instant whose knowledge is asked for. */
  asOf: string;
  programYear: number;
  supplemental: boolean;
  commonExit: readonly CommonExit[];
  /** What the State's own match said; empty where none was made. */
  wageMatch: readonly MatchedLine[];
  /** Where grants and mappings are. */
  funders: string;
  mappings: string;
}>;

/** What each column of a file says, as data beside the service. */
export const ownMappings = join(import.meta.dirname, '../../reports');

/** All files of a report, from the facts as they stood. */
export const reportFiles = (facts: Facts, asked: FilesAsked): readonly ReportFile[] => {
  const { asOf, programYear, supplemental, commonExit, wageMatch, funders, mappings } = asked;
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
      rows: [...editChecks(periods, day, struckReferrals(facts)), ...matchFindings(periods, beside)],
    },
    ...grantFiles(facts, stories, funders),
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

const grantFiles = (
  facts: Facts,
  stories: readonly ReferralStory[],
  funders: string,
): readonly ReportFile[] => {
  const grants = readFunders(funders);
  const occurrences = occurrencesIn(facts, stories);
  const charges = chargesFor(grants, occurrences);
  const measured = grants.flatMap((grant) => measureGrant(grant, occurrences, charges));
  return [
    {
      name: 'grants',
      columns: ['grant', 'from', 'to', 'due', 'measure', 'value'],
      rows: measured.map((row) => ({ ...row, due: row.due ?? '', value: String(row.value) })),
    },
    {
      name: 'charges',
      columns: ['event', 'grant', 'on', 'person', 'cents'],
      rows: charges.map((row) => ({ ...row, cents: String(row.cents) })),
    },
  ];
};

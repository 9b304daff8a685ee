import { type Bar } from '../export/bar-chart.ts';
import { expiringTable } from '../export/derived/expiring.ts';
import { jobsTable } from '../export/derived/jobs.ts';
import { newsTable } from '../export/derived/news.ts';
import { periodsTable } from '../export/derived/periods.ts';
import { possibleTriggersTable } from '../export/derived/possible-triggers.ts';
import { workTable } from '../export/derived/work.ts';
import { referralsTable } from '../export/derived/referrals.ts';
import { analystViews } from '../export/derived/views.ts';
import { filledFrom } from '../export/fact-tables.ts';
import type { Audience, Snapshot } from '../export/write-snapshot.ts';
import { buildPeriods } from '../figures/build-periods.ts';
import type { CommonExit } from '../figures/common-exit.ts';
import { buildStories } from '../figures/build-stories.ts';
import { expiring } from '../figures/expiring.ts';
import type { Facts } from '../figures/facts-as-of.ts';
import { jobsIn } from '../figures/one-job.ts';
import { workByQuarter } from '../figures/one-quarter.ts';
import { possibleTriggers } from '../figures/possible-triggers.ts';
import type { News } from '../figures/quarterly-news.ts';
import { loopClosure } from '../indicators/network/loop-closure.ts';
import { regulation } from '../indicators/regulation.ts';
import { type FactRow, type FactTable, factTableNames } from '../tables/fact-row.ts';
import { standing } from '../tables/standing.ts';

export type PeopleAsked = Readonly<{
  audience: Exclude<Audience, 'public'>;
  agency: string | null;
  /** The instant whose knowledge is asked for. */
  asOf: string;
  programYear: number;
  supplemental: boolean;
  commonExit: readonly CommonExit[];
  created: string;
  erasedSince: number;
  /** Counted over all agencies: a referrer has no rows of what others reported. */
  news: readonly News[];
}>;

type Rows = Readonly<Record<FactTable, readonly FactRow[]>>;

/** Everything for one reader, from rows: the facts as they came, and what follows from them. */
export const peopleSnapshot = (all: Rows, asked: PeopleAsked): Snapshot => {
  const { audience, agency, asOf, programYear, supplemental, commonExit, created, erasedSince, news } = asked;
  const known = mapTables((name) => all[name].filter(({ knownAt }) => knownAt <= asOf));
  const facts: Facts = { rows: mapTables((name) => standing(known[name])), erasedSince };
  const day = asOf.slice(0, 10);
  const periods = buildPeriods(facts, day, commonExit);
  const stories = buildStories(facts);
  const reading = { rules: regulation, supplemental, lag: { asOf: day } };
  return {
    audience,
    doc: docOf(audience, agency, erasedSince),
    asOf: day,
    created,
    tables: [
      ...factTableNames.map((name) => filledFrom(name, known[name])),
      referralsTable(stories),
      periodsTable(periods, programYear, reading),
      jobsTable(jobsIn(facts)),
      workTable(workByQuarter(facts)),
      expiringTable(expiring(periods, day, regulation)),
      newsTable(news),
      possibleTriggersTable(possibleTriggers(facts, stories)),
    ],
    views: analystViews,
    chart: {
      title: 'How far referrals came',
      counted: `Referrals that ever reached the step, as known on ${day}`,
      sql: 'FROM funnel',
      bars: loopClosure(stories, asOf).funnel.map(
        ({ stage, referrals }): Bar => ({ label: stage, value: referrals }),
      ),
    },
  };
};

const mapTables = (rowsOf: (name: FactTable) => readonly FactRow[]): Rows =>
  Object.fromEntries(factTableNames.map((name) => [name, rowsOf(name)])) as Rows;

const docOf = (audience: Audience, agency: string | null, erasedSince: number): string => {
  const whose =
    audience === 'mine'
      ? `What ${agency ?? ''} reported and the referrals it was a party to, under the ids by which it was told of them. Unsuppressed: for this agency alone.`
      : 'Rows of people under pseudonyms, for analysts who are bound to secrecy. Taking them out was noted. Delete this folder within 30 days: an erasure does not reach it.';
  return `${whose} ${erasedSince} rows known by then are missing, because the people asked to be erased.`;
};

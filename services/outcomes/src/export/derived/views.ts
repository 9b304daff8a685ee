import type { Definition } from '../duckdb/write-database.ts';

/** A fact as it stands now: of each the newest row, without those taken back. */
const standingOf = (table: string): Definition => ({
  name: `${table}_standing`,
  kind: 'view',
  doc: `${table} as they stand: of each fact the newest row, without what was taken back.`,
  sql: `CREATE VIEW ${table}_standing AS SELECT * EXCLUDE (is_newest) FROM (SELECT *, row_number() OVER (PARTITION BY participation_id, fact ORDER BY sequence DESC) = 1 AS is_newest FROM ${table}) WHERE is_newest AND standing <> 'withdrawn'`,
  like: table,
});

/** The exits that the annual report of a program year shows: four quarters earlier, or six (TAC-17-04, Table 2). */
const exits = (quarters: number): string =>
  `exit_basis = 'program' AND exit >= quarter_after(make_date(py, 7, 1), -${quarters}) AND exit < quarter_after(make_date(py + 1, 7, 1), -${quarters})`;

type Measure = Readonly<{
  name: string;
  youth?: string;
  column: string;
  /** Where agencies contradict one another about what it asks. */
  contested?: string;
  where: string;
  except?: string;
}>;
const measures: readonly Measure[] = [
  {
    name: 'employment_rate_q2',
    youth: 'youth_education_employment_q2',
    column: 'employment_q2',
    contested: 'contested_q2',
    where: 'is_second',
  },
  {
    name: 'employment_rate_q4',
    youth: 'youth_education_employment_q4',
    column: 'employment_q4',
    contested: 'contested_q4',
    where: 'is_fourth',
  },
  { name: 'credential_attainment', column: 'credential', where: 'is_fourth', except: 'wp' },
  {
    name: 'measurable_skill_gains',
    column: 'skill_gain',
    // Gains ask for no exit: an estimated one takes nobody out.
    where: 'true',
    except: 'wp',
  },
];

const inDenominator = ['success', 'failure', 'unknowable'];

const counts: Readonly<Record<string, readonly string[]>> = {
  numerator: ['success'],
  denominator: inDenominator,
  unknowable: ['unknowable'],
  not_yet_known: ['not-yet-known'],
  excluded: ['excluded'],
};

// All counts in one pass over the periods; the rows of measures are made of its six lines.
const countsIn = ({ column, contested, where }: Measure, at: number): string =>
  [
    ...Object.entries(counts).map(
      ([what, values]) => `count(*) FILTER (${isOf(column, values)} AND ${where}) AS ${what}_${at}`,
    ),
    ...(contested === undefined
      ? []
      : [`count(${contested}) FILTER (${isOf(column, inDenominator)} AND ${where}) AS contested_${at}`]),
  ].join(', ');

const isOf = (column: string, values: readonly string[]): string =>
  `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;

const lineOf = ({ name, youth, contested, except }: Measure, at: number): string =>
  `SELECT program, ${youth === undefined ? `'${name}'` : `CASE program WHEN 'youth' THEN '${youth}' ELSE '${name}' END`} AS measure, ` +
  `${Object.keys(counts)
    .map((what) => `${what}_${at} AS ${what}, `)
    .join('')}${contested === undefined ? '0' : `contested_${at}`} AS contested ` +
  `FROM counted${except === undefined ? '' : ` WHERE program <> '${except}'`}`;

// Worked out once a row, not once a count.
const flagged =
  `SELECT program, employment_q2, employment_q4, contested_q2, contested_q4, credential, skill_gain, ${exits(4)} AS is_second, ` +
  `${exits(6)} AS is_fourth FROM periods`;

const rates =
  `WITH counted AS MATERIALIZED (SELECT program, ${measures.map(countsIn).join(', ')} FROM (${flagged}) GROUP BY program) ` +
  'SELECT *, round(numerator / nullif(denominator, 0), 6) AS regulatory_rate, ' +
  'round(numerator / nullif(denominator - unknowable, 0), 6) AS descriptive_rate ' +
  `FROM (${measures.map(lineOf).join(' UNION ALL ')}) ORDER BY program, measure`;

// Of the measures that ask who works, each period once.
const evidence = `SELECT program, measure, evidence, count(*) AS successes FROM (${measures
  .filter(({ contested }) => contested !== undefined)
  .map(
    ({ name, youth, column, where }) =>
      `SELECT program, CASE program WHEN 'youth' THEN '${youth}' ELSE '${name}' END AS measure, ` +
      `${column.replace('employment', 'evidence')} AS evidence FROM periods WHERE ${column} = 'success' AND ${exits(where === 'is_second' ? 4 : 6)}`,
  )
  .join(' UNION ALL ')}) WHERE evidence IS NOT NULL GROUP BY ALL ORDER BY ALL`;

/** Views and table macros of a snapshot that holds rows of people. */
export const analystViews: readonly Definition[] = [
  ...['enrollments', 'services', 'milestones', 'employments', 'exits', 'quarters'].map(standingOf),
  {
    name: 'wioa_rates',
    kind: 'table-macro',
    doc: "FROM wioa_rates(2026): the rates of the annual report of a program year, by program. Regulatory rate: numerator / denominator; descriptive: numerator / (denominator - unknowable). contested: of how many in the denominator agencies contradict one another. Not official: see the doc of `periods`. Skill gains are right only for the snapshot's own program year.",
    sql: `CREATE MACRO wioa_rates(py) AS TABLE ${rates}`,
  },
  {
    name: 'wioa_median_earnings',
    kind: 'table-macro',
    doc: 'FROM wioa_median_earnings(2026): median of known earnings in the second quarter after exit, in US cents, half a cent up.',
    sql: `CREATE MACRO wioa_median_earnings(py) AS TABLE SELECT program, CAST(ceil(median(earnings_q2_cents)) AS BIGINT) AS cents, count(earnings_q2_cents) AS counted FROM periods WHERE ${exits(4)} GROUP BY program HAVING count(earnings_q2_cents) > 0 ORDER BY program`,
  },
  {
    name: 'wioa_evidence',
    kind: 'table-macro',
    doc: 'FROM wioa_evidence(2026): what the successes of each employment rate in wioa_rates rest on, kind by kind, by program.',
    sql: `CREATE MACRO wioa_evidence(py) AS TABLE ${evidence}`,
  },
  {
    name: 'funnel',
    kind: 'view',
    doc: 'How many referrals came how far. A network measure, no indicator of WIOA.',
    columns: {
      step: 'Place of the step, from 1.',
      stage: 'The step: offered, responded, accepted, contacted, enrolled, outcome returned.',
      referrals: 'Referrals that ever reached it.',
    },
    sql: `CREATE VIEW funnel AS SELECT * FROM (VALUES ${[
      'offered',
      'responded',
      'accepted',
      'contacted',
      'enrolled',
      'outcome',
    ]
      .map(
        (stage, at) =>
          `(${at + 1}, '${stage === 'outcome' ? 'outcome returned' : stage}', (SELECT count(${stage}_at) FROM referrals))`,
      )
      .join(', ')}) AS t(step, stage, referrals) ORDER BY step`,
  },
  {
    name: 'loop_closure_by_agency',
    kind: 'view',
    columns: {
      agency: 'Slug of the receiving agency.',
      referrals: 'Referrals it received.',
      share_responded: 'Of these, the share it answered, from 0 to 1.',
      median_days_to_response:
        'Days from the offer to its first answer, in the middle of those answered; empty where none was.',
      share_outcome_returned: 'Share of which a fact or a completion came back, from 0 to 1.',
    },
    doc: 'By receiving agency: referrals, share answered, median days to answer among those answered (the notebook shows the whole curve, with those still waiting), share with an outcome returned.',
    sql: `CREATE VIEW loop_closure_by_agency AS SELECT agency, count(*) AS referrals, count(responded_at) / count(*) AS share_responded, median(date_diff('day', offered_at, responded_at)) AS median_days_to_response, count(outcome_at) / count(*) AS share_outcome_returned FROM referrals GROUP BY agency ORDER BY agency`,
  },
];

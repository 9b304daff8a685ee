import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { CommandFault } from '../cli/fault.ts';
import { citations, type WioaMeasure } from '../indicators/citations.ts';
import { exitsOfAnnualReport, type Lagging } from '../indicators/reporting-calendar.ts';
import { regulation } from '../indicators/regulation.ts';

type Traced = Readonly<{
  period: string;
  person: string;
  counted: string;
  exit: string | null;
  evidence: string | null;
  events: readonly Readonly<{ event: string; what: string; on: string; standing: string }>[];
}>;

export type CellWhy = Readonly<{
  lines: readonly string[];
  json: Readonly<{ cell: string; rules: readonly string[]; exits: unknown; periods: readonly Traced[] }>;
}>;

type Measure = Readonly<{ column: string; evidence: string | null; lagging: Lagging | null }>;
const measures: Readonly<Partial<Record<WioaMeasure, Measure>>> = {
  employment_rate_q2: { column: 'employment_q2', evidence: 'evidence_q2', lagging: 'secondQuarter' },
  employment_rate_q4: { column: 'employment_q4', evidence: 'evidence_q4', lagging: 'fourthQuarter' },
  youth_education_employment_q2: {
    column: 'employment_q2',
    evidence: 'evidence_q2',
    lagging: 'secondQuarter',
  },
  youth_education_employment_q4: {
    column: 'employment_q4',
    evidence: 'evidence_q4',
    lagging: 'fourthQuarter',
  },
  credential_attainment: { column: 'credential', evidence: null, lagging: 'fourthQuarter' },
  measurable_skill_gains: { column: 'skill_gain', evidence: null, lagging: null },
};

/** The tables whose events a period rests on, by what each tells. */
const told = ['enrollments', 'services', 'milestones', 'employments', 'quarters', 'exits', 'attestations'];

/** A job counts whoever reports it: these are the person's, not the period's. */
const ofAnybody = ['employments', 'quarters'];

type Event = Readonly<Record<string, string | null>>;

const eventsOf = (own: readonly Event[] = [], anybodys: readonly Event[] = []): readonly Event[] => [
  ...own,
  ...anybodys.filter((event) => !own.includes(event)),
];

/** Behind a figure: the rules that define it, the periods that stand in it, and the events that tell of each. */
export const whyCell = async (folder: string, cell: string): Promise<CellWhy> => {
  const { year, program, name, measure } = parse(cell);
  const database = join(folder, 'handoff.duckdb');
  if (!existsSync(database))
    throw new CommandFault(
      'no-snapshot',
      folder,
      'There is no snapshot with rows of people.',
      'Make one: `handoff analyze --for restricted`, or name its folder: --in FOLDER.',
    );
  const span = measure.lagging === null ? null : exitsOfAnnualReport(year, measure.lagging, regulation);
  const periods = await traced(database, program, measure, span);
  const rules = citations[name];
  return { lines: describe(cell, rules, span, periods), json: { cell, rules, exits: span, periods } };
};

const parse = (cell: string) => {
  const [, year, program = '', name = ''] = /^PY(\d{4})\/([a-z]+)\/([a-z0-9_]+)$/.exec(cell) ?? [];
  const measure = measures[name as WioaMeasure];
  if (year === undefined || measure === undefined)
    throw new CommandFault(
      'no-such-cell',
      cell,
      'No figure has this name.',
      `Name year, program and measure: PY2026/aefla/employment_rate_q2. Measures: ${Object.keys(measures).join(', ')}.`,
    );
  return { year: Number(year), program, name: name as WioaMeasure, measure };
};

const traced = async (
  database: string,
  program: string,
  { column, evidence }: Measure,
  span: Readonly<{ from: string; to: string }> | null,
): Promise<readonly Traced[]> => {
  const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    const rows = async (sql: string, values: Record<string, string>) =>
      (await connection.runAndReadAll(sql, values)).getRowObjectsJson() as Record<string, string | null>[];
    const within =
      span === null
        ? "coalesce(exit_basis, '') <> 'exchange-estimate'"
        : "exit_basis = 'program' AND exit BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)";
    const periods = await rows(
      `SELECT period_id, person_id, ${column} AS counted, CAST(exit AS VARCHAR) AS exit, ${evidence ?? 'NULL'} AS evidence FROM periods WHERE program = $program AND ${column} IS NOT NULL AND ${within} ORDER BY period_id`,
      { program, ...span },
    );
    const events = told
      .map(
        (table) =>
          `SELECT participation_id, person_id, event_id, '${table}' AS what, CAST(true_on AS VARCHAR) AS true_on, standing, sequence FROM ${table}`,
      )
      .join(' UNION ALL ');
    const all = await rows(`SELECT * FROM (${events}) ORDER BY participation_id, sequence`, {});
    const ofPeriod = Map.groupBy(all, (row) => row['participation_id']);
    const ofPerson = Map.groupBy(
      all.filter((row) => ofAnybody.includes(row['what'] ?? '')),
      (row) => row['person_id'],
    );
    return periods.map((period) => ({
      period: period['period_id'] ?? '',
      person: period['person_id'] ?? '',
      counted: period['counted'] ?? '',
      exit: period['exit'] ?? null,
      evidence: period['evidence'] ?? null,
      events: eventsOf(
        ofPeriod.get(period['period_id'] ?? null),
        ofPerson.get(period['person_id'] ?? null),
      ).map((row) => ({
        event: row['event_id'] ?? '',
        what: row['what'] ?? '',
        on: row['true_on'] ?? '',
        standing: row['standing'] ?? '',
      })),
    }));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};

const inDenominator = ['success', 'failure', 'unknowable'];

const describe = (
  cell: string,
  rules: readonly string[],
  span: Readonly<{ from: string; to: string }> | null,
  periods: readonly Traced[],
): readonly string[] => [
  `${cell}: ${periods.filter(({ counted }) => counted === 'success').length} of ${periods.filter(({ counted }) => inDenominator.includes(counted)).length}`,
  `  rules  ${rules.join('; ')}`,
  ...(span === null ? [] : [`  exits  ${span.from} to ${span.to}, as the program reported them`]),
  ...periods.flatMap(({ period, counted, exit, evidence, events }) => [
    `  ${counted.padEnd(13)} ${period}${exit === null ? '' : `  exit ${exit}`}${evidence === null ? '' : `  by ${evidence}`}`,
    ...events.map(
      ({ event, what, on, standing }) =>
        `      ${on}  ${what}${standing === 'told' ? '' : ` (${standing})`}  ${event}`,
    ),
  ]),
];

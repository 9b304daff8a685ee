import { citations, type WioaMeasure } from '../../indicators/citations.ts';
import { type Program, programs } from '../../indicators/program.ts';
import { regulation } from '../../indicators/regulation.ts';
import { exitsOfAnnualReport, type Lagging } from '../../indicators/reporting-calendar.ts';
import type { Answer, Behind, Kind } from './answer.ts';
import type { Ask } from './open-snapshot.ts';
import { ownYear } from './own-year.ts';
import { eventsBehind, exitedWithin } from './periods-behind.ts';
import { exitsWithin, programCell, programCells } from './program-cell.ts';
import { contestedIn, workBehind } from './work-behind.ts';

type Measure = Readonly<{
  name: WioaMeasure;
  column: string;
  evidence: string | null;
  /** Which quarter after exit it asks about. */
  after: 2 | 4 | null;
  lagging: Lagging | null;
  having: readonly Program[];
}>;

const youth: readonly Program[] = ['youth'];
const adults = programs.filter((program) => program !== 'youth');
// 29 USC 3141(b)(2)(A)(i): neither credentials nor gains of Title III.
const learning = programs.filter((program) => program !== 'wp');
const [second, fourth] = [
  { column: 'employment_q2', evidence: 'evidence_q2', after: 2, lagging: 'secondQuarter' },
  { column: 'employment_q4', evidence: 'evidence_q4', after: 4, lagging: 'fourthQuarter' },
] as const;
const measures: readonly Measure[] = [
  { name: 'employment_rate_q2', ...second, having: adults },
  { name: 'employment_rate_q4', ...fourth, having: adults },
  { name: 'youth_education_employment_q2', ...second, having: youth },
  { name: 'youth_education_employment_q4', ...fourth, having: youth },
  {
    name: 'credential_attainment',
    column: 'credential',
    evidence: null,
    after: null,
    lagging: 'fourthQuarter',
    having: learning,
  },
  {
    name: 'measurable_skill_gains',
    column: 'skill_gain',
    evidence: null,
    after: null,
    lagging: null,
    having: learning,
  },
];

/** A share of periods: each with how it counts, and the events that tell of it. */
export const rates: Kind = {
  cells: measures.map(({ name, having }) => programCells(name, having)),
  behind: (cell) =>
    measures
      .flatMap((measure) => {
        const named = programCell(cell, measure.name, measure.having);
        return named === undefined ? [] : [(ask: Ask) => whyRate(ask, measure, named)];
      })
      .at(0),
};

const whyRate = async (
  ask: Ask,
  { name, column, evidence, after, lagging }: Measure,
  { year, program }: Readonly<{ year: number; program: string }>,
): Promise<Answer> => {
  const span = lagging === null ? null : exitsOfAnnualReport(year, lagging, regulation);
  const periods =
    span === null ? await ask('SELECT * FROM periods ORDER BY period_id') : await exitedWithin(ask, span);
  const [eventsOf, workIn] = [await eventsBehind(ask), await workBehind(ask)];
  const rows = periods
    .filter((period) => period['program'] === program && period[column] !== null)
    .map(
      (period): Behind => ({
        counted: period[column] ?? '',
        id: period['period_id'] ?? '',
        person: period['person_id'] ?? '',
        said: {
          exit: period['exit'] ?? null,
          by: evidence === null ? null : (period[evidence] ?? null),
          contested: after === null ? null : contestedIn(period, after),
        },
        events: after === null ? eventsOf(period) : workIn(eventsOf(period), period, after),
      }),
    );
  return {
    value: shareIn(rows),
    rules: citations[name],
    within: span === null ? await ownYear(ask, year) : exitsWithin(span),
    rows,
  };
};

const inDenominator = ['success', 'failure', 'unknowable'];

/** Numerator and denominator, in words. */
export const shareIn = (rows: readonly Pick<Behind, 'counted'>[]): string =>
  `${rows.filter(({ counted }) => counted === 'success').length} of ${rows.filter(({ counted }) => inDenominator.includes(counted)).length}`;

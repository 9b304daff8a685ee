import type { KnownPeriod } from '../figures/build-periods.ts';
import type { Day } from '../indicators/days.ts';
import { employmentRate } from '../indicators/employment-rate.ts';
import type { Figure } from '../indicators/figure.ts';
import { isWithin } from '../indicators/program-year.ts';
import { rateOf } from '../indicators/rate.ts';
import type { Reading } from '../indicators/reading.ts';
import { exitsOfAnnualReport, type Lagging, quarterSpan } from '../indicators/reporting-calendar.ts';
import { youthRate } from '../indicators/youth-rate.ts';
import type { Finding } from './edit-checks.ts';
import type { FileRow } from './pirl-like.ts';
import type { MatchedLine } from './wage-match.ts';

/** A report of a program year, how it reads the periods, and what the State's own match said. */
export type Matched = Readonly<{
  programYear: number;
  reading: Reading & Readonly<{ lag: { asOf: Day } }>;
  matched: readonly MatchedLine[];
}>;

const measures = [
  { after: 2, column: 'employed_q2', lagging: 'secondQuarter' },
  { after: 4, column: 'employed_q4', lagging: 'fourthQuarter' },
] as const satisfies readonly { after: 2 | 4; column: keyof MatchedLine; lagging: Lagging }[];
type Measure = (typeof measures)[number];

/** A line of the State's, and what the exchange heard of those who left the same program in the same quarter. */
type Pair = Readonly<{ line: MatchedLine; found: number; reported: Figure }>;

/**
 * What a State's wage match says of the exits of a program year, beside what was reported of them. Rows never join: how many
 * were found by either lies between the larger of two counts and their sum, and no closer can anybody say.
 */
export const besideMatch = (periods: readonly KnownPeriod[], asked: Matched): readonly FileRow[] =>
  measures.flatMap((measure) =>
    [...Map.groupBy(pairsOf(measure, periods, asked), ({ line }) => line.program)].flatMap(
      ([program, pairs]) =>
        rowsOf(pairs, asked.reading.supplemental).map((row) => ({
          program,
          measure: pairs[0]?.reported.measure ?? '',
          ...row,
        })),
    ),
  );

const pairsOf = (
  { after, column, lagging }: Measure,
  periods: readonly KnownPeriod[],
  asked: Matched,
): readonly Pair[] =>
  asked.matched.flatMap((line) => {
    const found = line[column];
    if (found === null || !isOfYear(line, lagging, asked)) return [];
    const rate = line.program === 'youth' ? youthRate : employmentRate;
    return [{ line, found, reported: rate(leftIn(line, periods), after, asked.reading) }];
  });

const leftIn = (line: MatchedLine, periods: readonly KnownPeriod[]): readonly KnownPeriod[] => {
  const span = quarterSpan(line.quarter_of_exit);
  return periods.filter(
    ({ program, exit, exitBasis }) =>
      program === line.program && exitBasis === 'program' && exit !== null && isWithin(exit, span),
  );
};

const rowsOf = (pairs: readonly Pair[], supplemental: boolean): readonly FileRow[] => {
  const people = sum(pairs, ({ line }) => line.people);
  const found = sum(pairs, (pair) => pair.found);
  const reported = sum(pairs, (pair) => pair.reported.numeratorIds.length);
  const quarters = pairs.map(({ line }) => line.quarter_of_exit).join(', ');
  const rowOf = (restsOn: string, numerator: number, evidence: string): FileRow => ({
    rests_on: `${restsOn}, exits of ${quarters}`,
    numerator: String(numerator),
    denominator: String(people),
    regulatory: rateOf(numerator, people).value ?? '',
    // A match finds wages and nothing else: of whom it does not find, it knows nothing.
    unknowable: String(people - numerator),
    evidence,
  });
  const isYouth = pairs.some(({ line }) => line.program === 'youth');
  const both = `wage-match: ${found}; reports: ${reported}`;
  return [
    // A youth may also be in education, which no wage record tells of: the match alone gives no rate.
    { ...rowOf('wage match', found, `wage-match: ${found}`), ...(isYouth ? { regulatory: '' } : {}) },
    ...(supplemental && pairs.every(isOfTheSame)
      ? [
          rowOf('wage match or reports, at least', sum(pairs, atLeast), both),
          rowOf('wage match or reports, at most', sum(pairs, atMost), both),
        ]
      : []),
  ];
};

const isOfTheSame = ({ line, reported }: Pair): boolean => line.people === reported.denominatorIds.length;
const atLeast = ({ found, reported }: Pair): number => Math.max(found, reported.numeratorIds.length);
const atMost = ({ line, found, reported }: Pair): number =>
  Math.min(line.people, found + reported.numeratorIds.length);

export const matchColumns = [
  'program',
  'quarter_of_exit',
  'matched_on',
  'people',
  'employed_q2',
  'employed_q4',
  'median_cents_q2',
  'beside',
] as const satisfies readonly (keyof MatchedLine | 'beside')[];

/** Every line that was read, and which figure of this year it stands beside. */
export const matchRows = (asked: Matched): readonly FileRow[] =>
  asked.matched.map((line) => ({
    ...Object.fromEntries(Object.entries(line).map(([name, said]) => [name, String(said ?? '')])),
    beside: measures
      .filter(({ column, lagging }) => line[column] !== null && isOfYear(line, lagging, asked))
      .map(({ after }) => `Q${after}`)
      .join(', '),
  }));

const isOfYear = (line: MatchedLine, lagging: Lagging, { programYear, reading }: Matched): boolean =>
  isWithin(quarterSpan(line.quarter_of_exit).from, exitsOfAnnualReport(programYear, lagging, reading.rules));

const sum = (pairs: readonly Pair[], of: (pair: Pair) => number): number =>
  pairs.reduce((total, pair) => total + of(pair), 0);

/** Where the State looked for others than those whom the exchange knows to have left: then the two are not set together. */
export const matchFindings = (periods: readonly KnownPeriod[], asked: Matched): readonly Finding[] =>
  measures
    .flatMap((measure) => pairsOf(measure, periods, asked))
    .filter((pair) => !isOfTheSame(pair))
    .map(({ line, reported }) => ({
      code: 'matched-others',
      place: `wage-match ${line.program} ${line.quarter_of_exit} ${reported.measure}`,
      reason: `The State looked for ${line.people} people; the exchange knows ${reported.denominatorIds.length} who left then and count.`,
      mend: 'Make the roster anew of the periods that the program reported, with the rosters of all its agencies put together (services/outcomes/wage-match), and have the State match again.',
    }));

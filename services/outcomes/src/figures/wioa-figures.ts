import { credentialAttainment } from '../indicators/credential.ts';
import type { Day } from '../indicators/days.ts';
import { employerRetention } from '../indicators/employer-retention.ts';
import { employmentRate } from '../indicators/employment-rate.ts';
import type { Figure } from '../indicators/figure.ts';
import { medianEarnings, type MedianEarnings } from '../indicators/median-earnings.ts';
import { type Program, programs, titleOf } from '../indicators/program.ts';
import { isWithin, programYear } from '../indicators/program-year.ts';
import type { Reading } from '../indicators/reading.ts';
import { exitsOfAnnualReport, type Lagging } from '../indicators/reporting-calendar.ts';
import { skillGains } from '../indicators/skill-gains.ts';
import { peopleIn } from '../indicators/unduplicated.ts';
import { youthRate } from '../indicators/youth-rate.ts';
import { asLearned } from './as-learned.ts';
import type { KnownPeriod } from './build-periods.ts';
import { type Contested, contestedIn, withContested } from './contested.ts';

export type ProgramFigures = Readonly<{
  program: Program;
  title: string;
  periods: number;
  people: number;
  figures: readonly (Figure & Contested)[];
  medianEarnings: MedianEarnings & Contested;
}>;

export type WioaFigures = Readonly<{
  programYear: number;
  /** What these figures are not. */
  notice: string;
  /** Periods whose exit the exchange only estimates: in no measure of exits. Gains ask for no exit, so they are counted there. */
  estimatedExits: number;
  programs: readonly ProgramFigures[];
  retention: Figure & Contested;
  /** Each person once, whatever the number of programs and periods. */
  people: number;
}>;

const notice =
  'Worked out from facts reported to the exchange, by the definitions of the six programs. Not an official figure: ' +
  'reasons for exit that exclude somebody, and wage records, are known to the programs alone.';

/** The annual report of a program year, as it would read with what the exchange knew on a day. */
export const wioaFigures = (
  known: readonly KnownPeriod[],
  year: number,
  reading: Reading & { lag: { asOf: Day } },
): WioaFigures => {
  const exiters = (lagging: Lagging) => exitersIn(known, year, lagging, reading);
  const present = programs.filter((program) => known.some((period) => period.program === program));
  return {
    programYear: year,
    notice,
    estimatedExits: known.filter(({ exitBasis }) => exitBasis === 'exchange-estimate').length,
    programs: present.map((program) => figuresOf(program, known, year, reading)),
    retention: withContested(employerRetention(exiters('fourthQuarter'), reading), byId(known)),
    people: peopleIn(known),
  };
};

const byId = (periods: readonly KnownPeriod[]): ReadonlyMap<string, KnownPeriod> =>
  new Map(periods.map((period) => [period.id, period]));

const exitersIn = (
  periods: readonly KnownPeriod[],
  year: number,
  lagging: Lagging,
  { rules }: Reading,
): readonly KnownPeriod[] => {
  const span = exitsOfAnnualReport(year, lagging, rules);
  return periods.filter(
    ({ exit, exitBasis }) => exit !== null && exitBasis === 'program' && isWithin(exit, span),
  );
};

// A co-enrolled person stands in the rate of each program (TAC-17-01 pages 25 to 26).
const figuresOf = (
  program: Program,
  all: readonly KnownPeriod[],
  year: number,
  reading: Reading,
): ProgramFigures => {
  const periods = all.filter((period) => period.program === program);
  const [second, fourth] = (['secondQuarter', 'fourthQuarter'] as const).map((lagging) =>
    exitersIn(periods, year, lagging, reading),
  );
  const known = byId(periods);
  const rate = program === 'youth' ? youthRate : employmentRate;
  const education = [
    credentialAttainment(fourth ?? [], reading),
    // An estimate says no more here than in which years somebody still came.
    skillGains(periods.map(asLearned), programYear(year), reading.rules),
  ];
  const median = medianEarnings(second ?? [], reading);
  return {
    program,
    title: titleOf[program],
    periods: periods.length,
    people: peopleIn(periods),
    figures: [
      rate(second ?? [], 2, reading),
      rate(fourth ?? [], 4, reading),
      // Neither applies to Title III (29 USC 3141(b)(2)(A)(i)).
      ...(program === 'wp' ? [] : education),
    ].map((figure) => withContested(figure, known)),
    medianEarnings: { ...median, ...contestedIn(median.measure, median.countedIds, known) },
  };
};

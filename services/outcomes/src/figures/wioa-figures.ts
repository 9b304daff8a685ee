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
import type { KnownPeriod } from './build-periods.ts';

export type ProgramFigures = Readonly<{
  program: Program;
  title: string;
  periods: number;
  people: number;
  figures: readonly Figure[];
  medianEarnings: MedianEarnings;
}>;

export type WioaFigures = Readonly<{
  programYear: number;
  /** What these figures are not. */
  notice: string;
  /** Exits as the programs reported them; what the exchange only estimates is counted beside, never in. */
  estimatedExits: number;
  programs: readonly ProgramFigures[];
  retention: Figure;
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
  const periods = known.filter(({ exitBasis }) => exitBasis !== 'exchange-estimate');
  const exiters = (lagging: Lagging) => exitersIn(periods, year, lagging, reading);
  const present = programs.filter((program) => periods.some((period) => period.program === program));
  return {
    programYear: year,
    notice,
    estimatedExits: known.length - periods.length,
    programs: present.map((program) => figuresOf(program, periods, year, reading)),
    retention: employerRetention(exiters('fourthQuarter'), reading),
    people: peopleIn(known),
  };
};

const exitersIn = (
  periods: readonly KnownPeriod[],
  year: number,
  lagging: Lagging,
  { rules }: Reading,
): readonly KnownPeriod[] => {
  const span = exitsOfAnnualReport(year, lagging, rules);
  return periods.filter(({ exit }) => exit !== null && isWithin(exit, span));
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
  const rate = program === 'youth' ? youthRate : employmentRate;
  const education = [
    credentialAttainment(fourth ?? [], reading),
    skillGains(periods, programYear(year), reading.rules),
  ];
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
    ],
    medianEarnings: medianEarnings(second ?? [], reading),
  };
};

import {
  type Credential,
  type Gain,
  type Learning,
  nothingLearned,
  type Period,
} from '../indicators/period.ts';
import type { Day } from '../indicators/days.ts';
import type { Program } from '../indicators/program.ts';
import type { FactRow } from '../tables/fact-row.ts';
import type { CommonExit } from './common-exit.ts';
import { coreProgramOf, isIntegrated } from './core-program.ts';
import { type Facts, numberIn, textIn } from './facts-as-of.ts';
import { type KnownExit, knownExits } from './known-exit.ts';
import { contestedAfterExit } from './one-quarter.ts';
import { keptEmployer, quartersAfterExit } from './read-quarters.ts';
import { personOf } from './who-told.ts';
import { workReports } from './work-reports.ts';

/** A period, how its exit is known, and where agencies contradict one another about what came after it. */
export type KnownPeriod = Period &
  KnownExit &
  Readonly<{
    provider: string;
    referralId: string;
    /** Of each quarter after exit, in what. */
    contested: Readonly<Record<1 | 2 | 3 | 4, readonly string[]>>;
  }>;

/**
 * Periods of participation, one a participation in a core program. A reason of exit that tells of health or custody is
 * not carried by the exchange, so none is excluded here: the program's own system does that.
 */
export const buildPeriods = (
  facts: Pick<Facts, 'rows'>,
  asOf: Day,
  commonExit: readonly CommonExit[],
): readonly KnownPeriod[] => periodsEnding(facts, knownExits(facts, asOf, commonExit));

/** The same where it is known already when each ended: what came after an exit is placed by that very exit. */
export const periodsEnding = (
  { rows }: Pick<Facts, 'rows'>,
  exitOf: (enrollment: FactRow, program: Program) => KnownExit,
): readonly KnownPeriod[] => {
  const known = indexOf(rows);
  return numbered(
    rows.facts_enrollment.flatMap((enrollment) => {
      const program = coreProgramOf(textIn(enrollment, 'program'));
      return program === undefined ? [] : [periodOf(enrollment, program, known, exitOf(enrollment, program))];
    }),
  );
};

/** Rows by whose they are: looked up once a period, not searched. */
const indexOf = (rows: Facts['rows']) => ({
  services: Map.groupBy(rows.facts_service, ({ stream }) => stream),
  milestones: Map.groupBy(rows.facts_milestone, ({ stream }) => stream),
  reports: Map.groupBy(workReports({ rows }), personOf),
});

type Known = ReturnType<typeof indexOf>;

const periodOf = (
  enrollment: FactRow,
  program: Program,
  known: Known,
  { exit, exitBasis }: KnownExit,
): KnownPeriod => {
  const services = known.services.get(enrollment.stream) ?? [];
  // Rows come in no order that means anything.
  const milestones = (known.milestones.get(enrollment.stream) ?? []).toSorted(byDay);
  const person = personOf(enrollment);
  const reports = known.reports.get(person) ?? [];
  return {
    id: enrollment.stream,
    provider: textIn(enrollment, 'provider') ?? '',
    referralId: textIn(enrollment, 'referralId') ?? '',
    exitBasis,
    person,
    program,
    ordinal: 1,
    participant: true,
    contactHours: hoursIn(services),
    entry: enrollment.trueOn,
    exited: exit !== null,
    exit,
    exitReason: '00',
    hasNumberForMatch: null,
    quarters: quartersAfterExit(exit, reports),
    placement: { second: null, fourth: null },
    sameEmployer: keptEmployer(exit, reports),
    contested: contestedAfterExit(exit, reports),
    learning: learningOf(enrollment, services),
    credentials: milestones.flatMap(credentialOf),
    gains: milestones.flatMap(gainOf),
    level: enteringLevel(milestones),
  };
};

/** null where no hours were reported: then the enrollment is all that is known. */
const hoursIn = (services: readonly FactRow[]): number | null => {
  const hours = services.flatMap((row) => numberIn(row, 'hours') ?? []);
  return hours.length === 0 ? null : hours.reduce((sum, each) => sum + each, 0);
};

// PIRL 1303: 09 registered apprenticeship, 06 occupational skills training.
const learningOf = (enrollment: FactRow, services: readonly FactRow[]): Learning => {
  const given = services.map((row) => textIn(row, 'service') ?? '');
  const gives = (prefix: string) => given.some((service) => service.startsWith(prefix));
  const training = [
    ...(gives('train.apprenticeship') ? ['09'] : []),
    ...(gives('train.occupational') ? ['06'] : []),
  ];
  const isLearning = gives('learn.') || training.length > 0;
  return {
    ...nothingLearned,
    training,
    secondary: gives('learn.hse'),
    from: isLearning ? enrollment.trueOn : null,
    integrated:
      isIntegrated(textIn(enrollment, 'program')) || gives('learn.iet') || gives('learn.esl.workplace'),
  };
};

const byDay = (one: FactRow, other: FactRow): number =>
  one.trueOn.localeCompare(other.trueOn) || one.sequence - other.sequence;

/** What the first gain rose from. */
const enteringLevel = (milestones: readonly FactRow[]): string | null =>
  milestones.map((row) => textIn(row, 'fromLevel')).find((level) => level !== null) ?? null;

const credentialTypes: Readonly<Record<string, string>> = {
  'secondary-diploma': '1',
  'associate-degree': '2',
  'bachelor-degree': '3',
  'occupational-licence': '4',
  'occupational-certificate': '5',
  'occupational-certification': '6',
  'other-credential': '7',
};

const gainTypes: Readonly<Record<string, string>> = {
  'educational-functioning-level': '1',
  'secondary-diploma': '2',
  transcript: '3',
  'training-milestone': '4',
  'skills-progression': '5',
};

const credentialOf = (row: FactRow): Credential[] => {
  const type = credentialTypes[textIn(row, 'type') ?? ''];
  return textIn(row, 'kind') === 'credential' && type !== undefined ? [{ type, on: row.trueOn }] : [];
};

// That a milestone of training was set in advance is the program's word: the exchange hears of no plan.
const gainOf = (row: FactRow): Gain[] => {
  const type = gainTypes[textIn(row, 'type') ?? ''];
  return textIn(row, 'kind') === 'measurable-skill-gain' && type !== undefined
    ? [{ type, on: row.trueOn, setInAdvance: true }]
    : [];
};

/** A person's periods in one program, counted from the first. */
const numbered = (periods: readonly KnownPeriod[]): readonly KnownPeriod[] =>
  [...Map.groupBy(periods, ({ person, program }) => `${person} ${program}`).values()].flatMap((ofOne) =>
    ofOne
      .toSorted((one, other) => (one.entry ?? '').localeCompare(other.entry ?? ''))
      .map((period, at) => ({ ...period, ordinal: at + 1 })),
  );

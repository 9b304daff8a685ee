import type { Day } from '../indicators/days.ts';
import { exitAsOf } from '../indicators/exit.ts';
import {
  type Credential,
  type Gain,
  type Learning,
  nothingLearned,
  type Period,
} from '../indicators/period.ts';
import type { Program } from '../indicators/program.ts';
import { regulation } from '../indicators/regulation.ts';
import type { FactRow } from '../tables/fact-row.ts';
import { coreProgramOf, isIntegrated } from './core-program.ts';
import { type Facts, numberIn, textIn } from './facts-as-of.ts';
import { keptEmployer, quartersAfterExit } from './read-quarters.ts';

/** A period, and how its exit is known: the exchange's own estimate never enters a file that looks official. */
export type KnownPeriod = Period &
  Readonly<{ provider: string; referralId: string; exitBasis: 'program' | 'exchange-estimate' | null }>;

/**
 * Periods of participation, one a participation in a core program. A reason of exit that tells of health or custody is
 * not carried by the exchange, so none is excluded here: the program's own system does that.
 */
export const buildPeriods = ({ rows }: Facts, asOf: Day): readonly KnownPeriod[] =>
  numbered(
    rows.facts_enrollment.flatMap((enrollment) => {
      const program = coreProgramOf(textIn(enrollment, 'program'));
      return program === undefined ? [] : [periodOf(enrollment, program, rows, asOf)];
    }),
  );

type Rows = Facts['rows'];

const periodOf = (enrollment: FactRow, program: Program, rows: Rows, asOf: Day): KnownPeriod => {
  const own = (those: readonly FactRow[]) => those.filter(({ stream }) => stream === enrollment.stream);
  const [services, milestones] = [own(rows.facts_service), own(rows.facts_milestone)];
  const person = textIn(enrollment, 'personId') ?? '';
  const reports = [...rows.facts_quarter, ...rows.facts_employment].filter(
    (row) => row['personId'] === person,
  );
  const { exit, exitBasis } = exitOf(enrollment, services, own(rows.facts_exit)[0], asOf);
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
    learning: learningOf(enrollment, services),
    credentials: milestones.flatMap(credentialOf),
    gains: milestones.flatMap(gainOf),
    level: milestones.map((row) => textIn(row, 'fromLevel')).find((level) => level !== null) ?? null,
  };
};

// 20 CFR 677.150(c): official as the program reports it; else an estimate from the services the exchange heard of.
const exitOf = (
  enrollment: FactRow,
  services: readonly FactRow[],
  reported: FactRow | undefined,
  asOf: Day,
): Pick<KnownPeriod, 'exit' | 'exitBasis'> => {
  if (reported) return { exit: reported.trueOn, exitBasis: 'program' };
  // Without any report of services, silence says nothing about whether somebody still comes.
  if (services.length === 0) return { exit: null, exitBasis: null };
  const received = [enrollment, ...services].map((row) => ({
    on: row.trueOn,
    kind: textIn(row, 'service')?.startsWith('support.') === true ? 'supportive' : 'service',
  }));
  const answer = exitAsOf(asOf, received, [], regulation);
  return answer.exited
    ? { exit: answer.exitDate, exitBasis: 'exchange-estimate' }
    : { exit: null, exitBasis: null };
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

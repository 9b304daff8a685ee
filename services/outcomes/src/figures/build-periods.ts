import type { Day } from '../indicators/days.ts';
import { exitAsOf, lastQualifying, type Received, servicesForExit } from '../indicators/exit.ts';
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
import { type CommonExit, exitingTogether } from './common-exit.ts';
import { coreProgramOf, isIntegrated } from './core-program.ts';
import { type Facts, numberIn, textIn } from './facts-as-of.ts';
import { keptInBy } from './kept-in-by.ts';
import { keptEmployer, onStrongest, quartersAfterExit } from './read-quarters.ts';

/** A period, and how its exit is known: the exchange's own estimate never enters a file that looks official. */
export type KnownPeriod = Period &
  Readonly<{ provider: string; referralId: string; exitBasis: 'program' | 'exchange-estimate' | null }>;

/**
 * Periods of participation, one a participation in a core program. A reason of exit that tells of health or custody is
 * not carried by the exchange, so none is excluded here: the program's own system does that.
 */
export const buildPeriods = (
  { rows }: Pick<Facts, 'rows'>,
  asOf: Day,
  commonExit: readonly CommonExit[],
): readonly KnownPeriod[] => {
  const known = indexOf(rows, commonExit);
  return numbered(
    rows.facts_enrollment.flatMap((enrollment) => {
      const program = coreProgramOf(textIn(enrollment, 'program'));
      return program === undefined ? [] : [periodOf(enrollment, program, known, asOf)];
    }),
  );
};

/** Rows by whose they are: looked up once a period, not searched. */
const indexOf = (rows: Facts['rows'], commonExit: readonly CommonExit[]) => ({
  commonExit,
  services: Map.groupBy(rows.facts_service, ({ stream }) => stream),
  milestones: Map.groupBy(rows.facts_milestone, ({ stream }) => stream),
  exits: Map.groupBy(rows.facts_exit, ({ stream }) => stream),
  reports: Map.groupBy(reportsIn(rows), personIn),
  enrollments: Map.groupBy(rows.facts_enrollment, personIn),
  states: new Map(
    rows.agencies
      .toSorted((one, other) => one.sequence - other.sequence)
      .map((row) => [textIn(row, 'slug'), textIn(row, 'place')]),
  ),
});

/** What was told of work, with what attests it. */
const reportsIn = (rows: Facts['rows']): readonly FactRow[] => {
  const factOf = ({ stream, fact }: FactRow): string => `${stream}#${fact}`;
  const attested = Map.groupBy(rows.facts_attestation, factOf);
  return [...rows.facts_quarter, ...rows.facts_employment].map((row) =>
    onStrongest(row, attested.get(factOf(row))),
  );
};

type Known = ReturnType<typeof indexOf>;

const personIn = (row: FactRow): string => textIn(row, 'personId') ?? '';

const periodOf = (enrollment: FactRow, program: Program, known: Known, asOf: Day): KnownPeriod => {
  const services = known.services.get(enrollment.stream) ?? [];
  const milestones = known.milestones.get(enrollment.stream) ?? [];
  const person = personIn(enrollment);
  const reports = known.reports.get(person) ?? [];
  const { exit, exitBasis } = exitOf(enrollment, program, known, asOf);
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
  program: Program,
  known: Known,
  asOf: Day,
): Pick<KnownPeriod, 'exit' | 'exitBasis'> => {
  const reported = known.exits.get(enrollment.stream)?.[0];
  if (reported) return { exit: reported.trueOn, exitBasis: 'program' };
  // Without any report of services, silence says nothing about whether somebody still comes.
  if (!known.services.has(enrollment.stream)) return { exit: null, exitBasis: null };
  const own = receivedIn(enrollment, known);
  const last = lastQualifying(own, asOf, regulation) ?? asOf;
  const received = keptInBy(own, sharedWith(enrollment, program, known, last), regulation);
  const answer = exitAsOf(asOf, received, [], regulation);
  return answer.exited
    ? { exit: answer.exitDate, exitBasis: 'exchange-estimate' }
    : { exit: null, exitBasis: null };
};

const receivedIn = (enrollment: FactRow, { services }: Known): readonly Received[] =>
  [enrollment, ...(services.get(enrollment.stream) ?? [])].map((row) => ({
    on: row.trueOn,
    kind: textIn(row, 'service')?.startsWith('support.') === true ? 'supportive' : 'service',
  }));

/** What the person got in programs that exit together with this one, in the same State and by its policy on the day of the exit. */
const sharedWith = (enrollment: FactRow, program: Program, known: Known, exit: Day): readonly Received[] => {
  const stateOf = (row: FactRow) => known.states.get(textIn(row, 'provider')) ?? null;
  const state = stateOf(enrollment);
  const together = exitingTogether(known.commonExit, state, exit);
  if (together.length === 0) return [];
  const others = (known.enrollments.get(personIn(enrollment)) ?? []).filter(
    (row) => row.stream !== enrollment.stream && stateOf(row) === state,
  );
  const byProgram = Map.groupBy(others, (row) => coreProgramOf(textIn(row, 'program')) ?? '');
  const received = Object.fromEntries(
    [...byProgram].map(([name, those]) => [name, those.flatMap((row) => receivedIn(row, known))]),
  );
  return servicesForExit(program, received, together, regulation);
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

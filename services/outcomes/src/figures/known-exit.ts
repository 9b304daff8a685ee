import type { Day } from '../indicators/days.ts';
import { exitAsOf, lastQualifying, type Received, servicesForExit } from '../indicators/exit.ts';
import type { Program } from '../indicators/program.ts';
import { regulation } from '../indicators/regulation.ts';
import type { FactRow } from '../tables/fact-row.ts';
import { type CommonExit, exitingTogether } from './common-exit.ts';
import { coreProgramOf } from './core-program.ts';
import { type Facts, textIn } from './facts-as-of.ts';
import { keptInBy } from './kept-in-by.ts';
import { personOf } from './who-told.ts';

/** An exit, and whose word it is: the exchange's own estimate never enters a file that looks official. */
export type KnownExit = Readonly<{ exit: Day | null; exitBasis: 'program' | 'exchange-estimate' | null }>;

/** The exit of each enrollment as known on a day, by the policies of the States. */
export const knownExits = (
  { rows }: Pick<Facts, 'rows'>,
  asOf: Day,
  commonExit: readonly CommonExit[],
): ((enrollment: FactRow, program: Program) => KnownExit) => {
  const known = indexOf(rows, commonExit);
  return (enrollment, program) => exitOf(enrollment, program, known, asOf);
};

/** Rows by whose they are: looked up once a period, not searched. */
const indexOf = (rows: Facts['rows'], commonExit: readonly CommonExit[]) => ({
  commonExit,
  services: Map.groupBy(rows.facts_service, ({ stream }) => stream),
  exits: Map.groupBy(rows.facts_exit, ({ stream }) => stream),
  enrollments: Map.groupBy(rows.facts_enrollment, personOf),
  states: new Map(
    rows.agencies
      .toSorted((one, other) => one.sequence - other.sequence)
      .map((row) => [textIn(row, 'slug'), textIn(row, 'place')]),
  ),
});

type Known = ReturnType<typeof indexOf>;

// 20 CFR 677.150(c): official as the program reports it; else an estimate from the services the exchange heard of.
const exitOf = (enrollment: FactRow, program: Program, known: Known, asOf: Day): KnownExit => {
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
  const others = (known.enrollments.get(personOf(enrollment)) ?? []).filter(
    (row) => row.stream !== enrollment.stream && stateOf(row) === state,
  );
  const byProgram = Map.groupBy(others, (row) => coreProgramOf(textIn(row, 'program')) ?? '');
  const received = Object.fromEntries(
    [...byProgram].map(([name, those]) => [name, those.flatMap((row) => receivedIn(row, known))]),
  );
  return servicesForExit(program, received, together, regulation);
};

import { refuse } from '@handoff/decider';
import { compileDerivations, type Derivations, type Follows, mayFollow } from '../facts/derive.ts';
import type { Catalogue } from '../facts/facts.ts';
import type { Step } from '../explanation/finding.ts';
import type { ProgramRules, RuleBook, Text } from './ruleset.ts';
import { compileSeating, type Seating } from '../engine/seat.ts';
import { compileStanding, type Standing } from './standing.ts';
import { type Room, roomFor } from '../engine/decision-tree.ts';

/** One program, compiled, in the book it stands in (programs refer to one another). */
export type Ruleset = Readonly<{
  program: string;
  title: Text;
  /** Whether it is a program to choose, or conditions that several share. */
  listed: boolean;
  files: readonly ProgramRules[];
  step: Step;
  standing: (jurisdiction: string, asOf: string) => Standing;
  book: CompiledBook;
}>;

export type CompiledBook = Readonly<{
  version: string;
  /** The day of the version. */
  released: string;
  catalogue: Catalogue;
  derivations: Derivations;
  seating: Seating;
  /** What follows for the fact of a seat; nothing for most. */
  follows: readonly (Follows | undefined)[];
  providerSeat: number | undefined;
  room: Room;
  programs: readonly Ruleset[];
  program: (id: string) => Ruleset;
}>;

/** Known only once an agency is chosen: it is said with the place and the day, not by the person. */
const fromCircumstances = 'provider_type';

/** Forks and answers, of a few KB at most: what everybody's rules grow to stays within some tens of MB. */
const remembered = 20_000;

export const compile = (book: RuleBook, catalogue: Catalogue): CompiledBook => {
  const byProgram = Map.groupBy(book.programs, ({ program }) => program);
  const rulesets = new Map<string, Ruleset>();
  const seating = compileSeating(catalogue, [...mayFollow, fromCircumstances]);
  const derivations = compileDerivations(book.tables, seating.ask);
  const compiled: CompiledBook = {
    version: book.version,
    released: book.released,
    catalogue,
    derivations,
    seating,
    follows: followsBySeat(derivations, seating, catalogue),
    providerSeat: catalogue.has(fromCircumstances) ? seating.seatOf(fromCircumstances) : undefined,
    room: roomFor(remembered),
    get programs() {
      return [...rulesets.values()];
    },
    program: (id) => rulesets.get(id) ?? unknownProgram(id, [...rulesets.keys()]),
  };
  for (const [program, files] of [...byProgram].sort(([left], [right]) => (left < right ? -1 : 1))) {
    rulesets.set(program, {
      program,
      title: titleOf(program, files),
      listed: !files.some(({ shared }) => shared === true),
      files,
      step: { id: program, program, shared: files.some(({ shared }) => shared === true) },
      standing: compileStanding(files, book.orders),
      book: compiled,
    });
  }
  return compiled;
};

const followsBySeat = (
  { of }: Derivations,
  { seatOf }: Seating,
  catalogue: Catalogue,
): CompiledBook['follows'] => {
  const follows: (Follows | undefined)[] = [...catalogue.keys()].map(() => undefined);
  for (const [fact, its] of of) if (catalogue.has(fact)) follows[seatOf(fact)] = its;
  return follows;
};

const titleOf = (program: string, files: readonly ProgramRules[]): Text =>
  files.find(({ title }) => title !== undefined)?.title ?? { en: program };

const unknownProgram = (id: string, known: readonly string[]): never =>
  refuse('unknown-program', {
    place: 'program',
    reason: `There are no rules for a program named ${id}.`,
    mend: `Use one of ${known.join(', ')}.`,
  });

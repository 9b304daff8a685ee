import { refuse } from '@handoff/decider';
import { compileDerivations, type Derivations } from './derive.ts';
import type { Catalogue } from './facts.ts';
import type { Step } from './finding.ts';
import type { ProgramRules, RuleBook, Text } from './ruleset.ts';
import { compileSeating, type Seating } from './seat.ts';
import { compileStanding, type Standing } from './standing.ts';
import { type Room, roomFor } from './decision-tree.ts';

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
  catalogue: Catalogue;
  derivations: Derivations;
  seating: Seating;
  room: Room;
  programs: readonly Ruleset[];
  program: (id: string) => Ruleset;
}>;

/** Forks and answers, of a few KB at most: what everybody's rules grow to stays within some tens of MB. */
const remembered = 20_000;

export const compile = (book: RuleBook, catalogue: Catalogue): CompiledBook => {
  const byProgram = Map.groupBy(book.programs, ({ program }) => program);
  const rulesets = new Map<string, Ruleset>();
  const compiled: CompiledBook = {
    version: book.version,
    catalogue,
    derivations: compileDerivations(book.poverty),
    seating: compileSeating(catalogue),
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

const titleOf = (program: string, files: readonly ProgramRules[]): Text =>
  files.find(({ title }) => title !== undefined)?.title ?? { en: program };

const unknownProgram = (id: string, known: readonly string[]): never =>
  refuse('unknown-program', {
    place: 'program',
    reason: `There are no rules for a program named ${id}.`,
    mend: `Use one of ${known.join(', ')}.`,
  });

import type { Assessment } from '../assess.ts';

export type Answer = Pick<Assessment, 'program' | 'verdict'>;

/** What is different from the screening before, by program. It is sealed with the verdicts. */
export type Changed = Readonly<{
  /** The rules that held then. */
  from: string;
  nowEligible: readonly string[];
  noLongerEligible: readonly string[];
  /** From "no" to "more must be known", or back. */
  otherwise: readonly string[];
}>;

/** Undefined where every program says what it said before. A program that has no rules any more is open no more. */
export const whatChanged = (
  from: string,
  before: readonly Answer[],
  after: readonly Answer[],
): Changed | undefined => {
  const [earlier, now] = [byProgram(before), byProgram(after)];
  const differing = [...new Set([...earlier.keys(), ...now.keys()])]
    .filter((program) => earlier.get(program) !== now.get(program))
    .sort();
  if (differing.length === 0) return undefined;
  const gained = differing.filter((program) => now.get(program) === 'eligible');
  const lost = differing.filter((program) => earlier.get(program) === 'eligible');
  const otherwise = differing.filter((program) => !gained.includes(program) && !lost.includes(program));
  return { from, nowEligible: gained, noLongerEligible: lost, otherwise };
};

const byProgram = (answers: readonly Answer[]) =>
  new Map(answers.map(({ program, verdict }) => [program, verdict]));

import type { Truth } from '../engine/kleene.ts';
import type { Layer, Legal } from '../law/ruleset.ts';

/** Why a test came out as it did, without repeating the fact itself. */
export type Because =
  | 'answered'
  | 'not-answered'
  | 'declined'
  | 'lapsed'
  | 'contradicted'
  | 'everyone'
  | 'provider-decides'
  | 'not-needed-here';

/** A step of a criteria tree; a whole rule also says its layer and version, a whole program its name. */
export type Step = Legal &
  Readonly<{ layer?: Layer; inForceFrom?: string; program?: string; shared?: boolean }>;

/** What one step of a criteria tree found. `rule` is shared by all findings of that step: nothing is copied. */
export type Finding = Readonly<{
  rule: Step;
  truth: Truth;
  how: 'test' | 'all' | 'in-order' | 'any' | 'not' | 'program';
  fact?: string | undefined;
  because?: Because | undefined;
  until?: string | undefined;
  parts: readonly Finding[];
}>;

/**
 * The tests on which `finding` rests: change none of these and the answer stays. For an open answer
 * these are the ones still open, so a settled branch never adds a question.
 */
export const decisive = (finding: Finding): readonly Finding[] =>
  decisivePath(finding).filter(({ parts }) => parts.length === 0);

/** The steps on the way to the decisive tests, outermost first: they carry citations too. */
export const decisivePath = (finding: Finding): readonly Finding[] => {
  const path: Finding[] = [];
  collect(finding, path);
  return path;
};

const collect = (finding: Finding, path: Finding[]): void => {
  path.push(finding);
  const { how, truth, parts } = finding;
  for (const part of parts) {
    if (how !== 'not' && how !== 'program' && part.truth !== truth) continue;
    collect(part, path);
    // In order: a later question makes sense only after the earlier one is answered.
    if (how === 'in-order' && truth === 'unknown') return;
  }
};

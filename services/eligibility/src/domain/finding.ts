import type { Truth } from './kleene.ts';
import type { Layer, Legal } from './ruleset.ts';

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
export type Step = Legal & Readonly<{ layer?: Layer; inForceFrom?: string; program?: string; shared?: boolean }>;

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
  finding.parts.length === 0 ? [finding] : decisiveParts(finding).flatMap(decisive);

/** The steps on the way to the decisive tests, outermost first: they carry citations too. */
export const decisivePath = (finding: Finding): readonly Finding[] => [
  finding,
  ...(finding.parts.length === 0 ? [] : decisiveParts(finding).flatMap(decisivePath)),
];

const decisiveParts = ({ how, truth, parts }: Finding): readonly Finding[] => {
  if (how === 'not' || how === 'program') return parts;
  const same = parts.filter((part) => part.truth === truth);
  // In order: a later question makes sense only after the earlier one is answered.
  return how === 'in-order' && truth === 'unknown' ? same.slice(0, 1) : same;
};

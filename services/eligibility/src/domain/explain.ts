import type { Because, Finding } from './finding.ts';
import type { Truth } from './kleene.ts';
import type { Layer, Text } from './ruleset.ts';

/** Why, step by step: what was tested, under which law, how it came out. It names facts, never their values. */
export type Explanation = Readonly<{
  rule: string;
  truth: Truth;
  program?: string;
  layer?: Layer;
  inForceFrom?: string;
  text?: Text;
  cite?: readonly string[];
  fact?: string;
  because?: Because;
  parts?: readonly Explanation[];
}>;

export const explain = (finding: Finding): Explanation => {
  const { rule, truth, fact, because } = finding;
  const parts = tellingParts(finding);
  return {
    rule: rule.id,
    truth,
    ...(rule.program !== undefined && rule.shared !== true && { program: rule.program }),
    ...(rule.layer !== undefined && { layer: rule.layer }),
    ...(rule.inForceFrom !== undefined && { inForceFrom: rule.inForceFrom }),
    ...(rule.text !== undefined && { text: rule.text }),
    ...(rule.cite !== undefined && { cite: rule.cite }),
    ...(fact !== undefined && { fact }),
    ...(because !== undefined && { because }),
    ...(parts.length > 0 && { parts: parts.map(explain) }),
  };
};

/**
 * What bears on the answer. Beside what is still open in "all", the tests already met are told too; a branch that
 * another branch made needless, or that a disqualifier did, says nothing to anyone.
 */
const tellingParts = ({ how, truth, parts }: Finding): readonly Finding[] => {
  if (how === 'any' && truth !== 'no') return parts.filter((part) => part.truth === truth);
  if ((how === 'all' || how === 'in-order') && truth === 'no')
    return parts.filter((part) => part.truth === 'no');
  if (how !== 'in-order' || truth !== 'unknown') return parts;
  return parts.slice(0, parts.findIndex((part) => part.truth === 'unknown') + 1);
};

/** For a list in which every program explains itself: another program is named, not told again; in few languages. */
export const abridge = (explanation: Explanation, languages: readonly string[]): Explanation => ({
  ...explanation,
  ...(explanation.text !== undefined && { text: textIn(explanation.text, languages) }),
  ...(explanation.parts !== undefined && {
    parts: explanation.parts.map((part) => abridgePart(part, languages)),
  }),
});

const abridgePart = (part: Explanation, languages: readonly string[]): Explanation =>
  part.program === undefined
    ? abridge(part, languages)
    : { rule: part.rule, truth: part.truth, program: part.program };

/** `es-GT` is served by `es`; English is there when nothing else is. */
export const textIn = (text: Text, languages: readonly string[]): Text => {
  const wanted = new Set(languages.flatMap((language) => [language, language.split('-')[0]]));
  const found = Object.entries(text).filter(([language]) => wanted.has(language));
  return Object.fromEntries(
    found.length > 0 ? found : Object.entries(text).filter(([language]) => language === 'en'),
  );
};

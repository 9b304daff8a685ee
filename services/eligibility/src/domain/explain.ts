import type { Because, Finding } from './finding.ts';
import type { Truth } from './kleene.ts';
import type { Layer, Text } from './ruleset.ts';

/** Why, step by step: what was tested, under which law, how it came out. It names facts, never their values. */
export type Explanation = Readonly<{
  rule: string;
  truth: Truth;
  layer?: Layer;
  inForceFrom?: string;
  text?: Text;
  cite?: readonly string[];
  fact?: string;
  because?: Because;
  parts?: readonly Explanation[];
}>;

export const explain = ({ rule, truth, fact, because, parts }: Finding): Explanation => ({
  rule: rule.id,
  truth,
  ...(rule.layer !== undefined && { layer: rule.layer }),
  ...(rule.inForceFrom !== undefined && { inForceFrom: rule.inForceFrom }),
  ...(rule.text !== undefined && { text: rule.text }),
  ...(rule.cite !== undefined && { cite: rule.cite }),
  ...(fact !== undefined && { fact }),
  ...(because !== undefined && { because }),
  ...(parts.length > 0 && { parts: parts.map(explain) }),
});

/** The same explanation with the words of some languages only. */
export const inLanguages = (explanation: Explanation, languages: readonly string[]): Explanation => ({
  ...explanation,
  ...(explanation.text !== undefined && { text: textIn(explanation.text, languages) }),
  ...(explanation.parts !== undefined && {
    parts: explanation.parts.map((part) => inLanguages(part, languages)),
  }),
});

/** `es-GT` is served by `es`; English is there when nothing else is. */
export const textIn = (text: Text, languages: readonly string[]): Text => {
  const wanted = new Set(languages.flatMap((language) => [language, language.split('-')[0]]));
  const found = Object.entries(text).filter(([language]) => wanted.has(language));
  return Object.fromEntries(
    found.length > 0 ? found : Object.entries(text).filter(([language]) => language === 'en'),
  );
};

import type { Path, RuleDocument } from './document.ts';
import type { Mistake } from './mistake.ts';

const textKeys = new Set(['text', 'title', 'unsettled', 'asks', 'keeps']);

/** Every plain-language text, wherever it stands, says the same in every language the rules speak. */
export const checkTexts = (
  document: RuleDocument,
  languages: readonly string[],
  value: unknown = document.value,
  path: Path = [],
): Mistake[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key];
    if (!textKeys.has(key)) return checkTexts(document, languages, inner, at);
    return languages
      .filter((language) => !(language in (inner as object)))
      .map((language) =>
        document.mistakeAt(
          at,
          'missing-translation',
          `${key} says nothing in ${language}.`,
          `Add ${language}: to it.`,
        ),
      );
  });
};

import type { Path, RuleDocument } from './document.ts';
import type { Mistake } from './mistake.ts';

const ruleTexts = new Set(['text', 'unsettled']);
/** What a person reads before anything is sent: what the program is, what they will ask and do, which papers to bring. */
const textsToPeople = new Set(['title', 'asks', 'keeps']);
const papers = 'documents';

export type Spoken = Readonly<{
  languages: readonly string[];
  /** Questions, titles, papers to bring and warning cards speak to the person, so they may have to speak more languages than the rules. */
  toPeople?: readonly string[];
}>;

/** Every plain-language text, wherever it stands, says the same in every language it must speak. */
export const checkTexts = (
  document: RuleDocument,
  spoken: Spoken,
  value: unknown = document.value,
  path: Path = [],
): Mistake[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key];
    const languages = languagesOf(at, spoken);
    if (languages === undefined) return checkTexts(document, spoken, inner, at);
    return untranslated(document, at, inner, languages);
  });
};

const languagesOf = (path: Path, { languages, toPeople = languages }: Spoken) => {
  const key = String(path.at(-1));
  if (textsToPeople.has(key) || (path[0] === papers && key === 'text')) return toPeople;
  return ruleTexts.has(key) ? languages : undefined;
};

/** A mistake for every language in which the text at `path` says nothing. */
export const untranslated = (
  document: RuleDocument,
  path: Path,
  text: unknown,
  languages: readonly string[],
): Mistake[] => {
  const written = typeof text === 'object' && text !== null ? text : {};
  return languages
    .filter((language) => !(language in written))
    .map((language) =>
      document.mistakeAt(
        path,
        'missing-translation',
        `${String(path.at(-1))} says nothing in ${language}.`,
        `Add ${language}: to it.`,
      ),
    );
};

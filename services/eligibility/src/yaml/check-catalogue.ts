import { type Spoken, untranslated } from './check-texts.ts';
import { readDocument } from './document.ts';
import type { Mistake } from './mistake.ts';
import type { RuleFile } from './parse-rules.ts';

type Texts = Readonly<Record<string, unknown>>;
type Asked = Readonly<Record<string, Readonly<{ question?: Texts; why?: Texts }>>>;

/** Whoever is asked is asked, and told why, in every language; a language that nobody reads is most likely misspelt. */
export const checkCatalogue = (
  { path, text }: RuleFile,
  { languages, toPeople }: Spoken,
): readonly Mistake[] => {
  const document = readDocument(path, text);
  if (document.faults.length > 0) return document.faults;
  const spoken = toPeople ?? languages;
  return Object.entries((document.value ?? {}) as Asked).flatMap(([fact, { question, why }]) => {
    const wanted = question === undefined ? languages : spoken;
    const texts = Object.entries({ ...(question && { question }), why: why ?? {} });
    return texts.flatMap(([key, said]) => [
      ...untranslated(document, [fact, key], said, wanted),
      ...Object.keys(said)
        .filter((language) => !spoken.includes(language))
        .map((language) =>
          document.mistakeAt(
            [fact, key, language],
            'unknown-language',
            `Nobody is asked in ${language}.`,
            `Use one of ${spoken.join(', ')}, or add the language to schemas/languages.yaml.`,
          ),
        ),
    ]);
  });
};

import type { Because, Finding, Step } from './finding.ts';
import type { Truth } from '../engine/kleene.ts';
import { remember } from '../remember.ts';
import type { Layer, Text } from '../law/ruleset.ts';

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
  if (finding.parts.length === 0) return explainTest(finding);
  const told = explainStep(finding.rule);
  return { ...told, truth: finding.truth, parts: tellingParts(finding).map(explain) };
};

/** Most tests have few possible findings, made once when the rules were compiled; so are their explanations. */
const explainTest = remember(
  ({ rule, truth, fact, because }: Finding): Explanation => ({
    ...explainStep(rule),
    truth,
    ...(fact !== undefined && { fact }),
    ...(because !== undefined && { because }),
  }),
);

const explainStep = remember(
  (rule: Step): Omit<Explanation, 'truth'> => ({
    rule: rule.id,
    ...(rule.program !== undefined && rule.shared !== true && { program: rule.program }),
    ...(rule.layer !== undefined && { layer: rule.layer }),
    ...(rule.inForceFrom !== undefined && { inForceFrom: rule.inForceFrom }),
    ...(rule.text !== undefined && { text: rule.text }),
    ...(rule.cite !== undefined && { cite: rule.cite }),
  }),
);

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
export const abridge = (explanation: Explanation, languages: readonly string[]): Explanation =>
  abridgerFor(languages)(explanation);

type Abridge = (explanation: Explanation) => Explanation;
const abridgers = new Map<string, Abridge>();

const abridgerFor = (languages: readonly string[]): Abridge => {
  const key = languages.join(' ');
  const found = abridgers.get(key) ?? abridger(languages);
  if (abridgers.size < 100) abridgers.set(key, found); // whatever languages somebody asks for
  return found;
};

const abridger = (languages: readonly string[]): Abridge => {
  const say = remember((text: Text) => textIn(text, languages));
  const test = remember((told: Explanation) =>
    told.text === undefined ? told : { ...told, text: say(told.text) },
  );
  const part: Abridge = (told) =>
    told.program === undefined ? whole(told) : { rule: told.rule, truth: told.truth, program: told.program };
  const whole: Abridge = (told) => {
    if (told.parts === undefined) return test(told);
    const parts = told.parts.map(part);
    return told.text === undefined ? { ...told, parts } : { ...told, text: say(told.text), parts };
  };
  return whole;
};

/** The same answer in fewer words and languages. */
export const abridgeAssessment = <
  T extends Readonly<{ explanation: Explanation; suspended: readonly Readonly<{ text: Text }>[] }>,
>(
  assessment: T,
  languages: readonly string[],
): T => ({
  ...assessment,
  suspended: assessment.suspended.map((rule) => ({ ...rule, text: textIn(rule.text, languages) })),
  explanation: abridge(assessment.explanation, languages),
});

/** `es-GT` is served by `es`; English is there when nothing else is. */
export const textIn = (text: Text, languages: readonly string[]): Text => {
  const wanted = new Set(languages.flatMap((language) => [language, language.split('-')[0]]));
  const found = Object.entries(text).filter(([language]) => wanted.has(language));
  return Object.fromEntries(
    found.length > 0 ? found : Object.entries(text).filter(([language]) => language === 'en'),
  );
};

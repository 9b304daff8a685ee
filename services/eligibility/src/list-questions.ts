import { facts, type Language, languages as all, mayBeStored } from '@handoff/schemas';
import { textIn } from './domain/explanation/explain.ts';

/** What may be asked of a person, mildest first as the catalogue has it; what nobody may ask is not in it. */
export const listQuestions = (languages: readonly string[]) =>
  [...facts.values()]
    .filter(mayBeStored)
    .flatMap(({ name, type, values, sensitivity, question, why, whoMayAsk }) =>
      question === undefined
        ? []
        : [
            {
              fact: name,
              type,
              values,
              sensitivity,
              question: textIn(question, languages),
              why: textIn(why, languages),
              whoMayAsk,
            },
          ],
    );

/** How one of them is put, and why it is asked. */
export const wordsOf = (fact: string, languages: readonly string[]) => {
  const { question, why } = facts.get(fact) ?? {};
  return {
    question: question === undefined ? null : textIn(question, languages),
    why: why === undefined ? null : textIn(why, languages),
  };
};

/** In which languages the texts stand, and whether a native speaker has read them: whoever shows them can say so. */
export const listLanguages = (): readonly Language[] => all;

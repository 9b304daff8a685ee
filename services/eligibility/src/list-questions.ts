import { facts, mayBeStored } from '@handoff/schemas';
import { textIn } from './domain/explain.ts';

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

import { refuse } from '@handoff/decider';
import { assess, assessAll, type Assessment } from './assess.ts';
import { type Facts, mergeFacts, readFacts } from './facts.ts';
import { type Question, questions } from './questions.ts';
import type { CompiledBook } from './rulebook.ts';

type Said = Readonly<Record<string, unknown>>;

export type WhatIf = Readonly<{
  jurisdiction: string;
  asOf: string;
  facts: Said;
  /** What other agencies report about the same person. */
  reports?: readonly Said[] | undefined;
  /** Only these programs; all that have rules here otherwise. */
  programs?: readonly string[] | undefined;
  providerType?: string | undefined;
  serviceLevel?: string | undefined;
}>;

export type WhatIfAnswer = Readonly<{
  programs: readonly Assessment[];
  questions: readonly Question[];
}>;

/** An answer that is given and forgotten. Here alone may "no" stand for work authorization. */
export const answerWhatIf = (book: CompiledBook, asked: WhatIf): WhatIfAnswer => {
  const { jurisdiction, asOf, facts, reports = [], providerType, serviceLevel } = asked;
  const known = mergeFacts([facts, ...reports].map((said) => readFacts(said, book.catalogue, { asOf })));
  refuseWhatProvidersDecide(known, book);
  const circumstances = { jurisdiction, asOf, providerType, serviceLevel };
  const programs =
    asked.programs === undefined
      ? assessAll(known, book, circumstances)
      : asked.programs.map((program) => assess(known, book.program(program), circumstances));
  return { programs, questions: questions(programs, book.catalogue) };
};

const refuseWhatProvidersDecide = (facts: Facts, { catalogue }: CompiledBook): void => {
  const name = [...facts.keys()].find((fact) => catalogue.get(fact)?.decidedBy === 'provider');
  if (name === undefined) return;
  refuse('fact-decided-by-provider', {
    place: `facts.${name}`,
    reason: 'The provider bound by law decides this itself; the exchange never asks, takes or carries it.',
    mend: 'Leave it out; the answer says who decides.',
  });
};

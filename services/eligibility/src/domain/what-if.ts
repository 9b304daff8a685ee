import { refuse } from '@handoff/decider';
import { assessAll, assessPerson, type Assessment } from './assess.ts';
import type { Where } from './facts/derive.ts';
import { type Facts, type FactValue, mergeFacts, readFacts } from './facts/facts.ts';
import { type Question, questions } from './questions.ts';
import type { CompiledBook } from './law/rulebook.ts';
import { meet, type Person } from './engine/situation.ts';

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
  /** What follows from what was said, and where that stands. */
  follows: readonly Readonly<{
    fact: string;
    value: FactValue;
    until: string | null;
    cite: readonly string[];
  }>[];
}>;

/** An answer that is given and forgotten. Here alone may "no" stand for work authorization. */
export const answerWhatIf = (book: CompiledBook, asked: WhatIf): WhatIfAnswer => {
  const { jurisdiction, asOf, facts, reports = [], providerType, serviceLevel } = asked;
  const known = mergeFacts([facts, ...reports].map((said) => readFacts(said, book.catalogue, { asOf })));
  refuseWhatProvidersDecide(known, book);
  const circumstances = { jurisdiction, asOf, providerType, serviceLevel };
  const person = meet(known, book);
  const programs =
    asked.programs === undefined
      ? assessAll(known, book, circumstances)
      : asked.programs.map((program) => assessPerson(person, book.program(program), circumstances));
  return {
    programs,
    questions: questions(programs, book.catalogue),
    follows: whatFollows(person, book, circumstances),
  };
};

const whatFollows = (
  { row: { heard } }: Person,
  { derivations, seating }: CompiledBook,
  where: Where,
): WhatIfAnswer['follows'] =>
  [...derivations.of].flatMap(([fact, { derive, cite }]) => {
    const follows = derive(heard, where);
    return follows?.state !== 'known' || follows === seating.ask(fact)(heard)
      ? []
      : [{ fact, value: follows.value, until: follows.until ?? null, cite: cite(heard) }];
  });

const refuseWhatProvidersDecide = (facts: Facts, { catalogue }: CompiledBook): void => {
  const name = [...facts.keys()].find((fact) => catalogue.get(fact)?.decidedBy === 'provider');
  if (name === undefined) return;
  refuse('fact-decided-by-provider', {
    place: `facts.${name}`,
    reason: 'The provider bound by law decides this itself; the exchange never asks, takes or carries it.',
    mend: 'Leave it out; the answer says who decides.',
  });
};

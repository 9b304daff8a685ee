import { assessAll, type Assessment } from './domain/assess.ts';
import { abridgeAssessment } from './domain/explanation/explain.ts';
import { type Catalogue, readFacts } from './domain/facts/facts.ts';
import type { CompiledBook } from './domain/law/rulebook.ts';
import type { Changed } from './domain/screening/what-changed.ts';

export type Given = Readonly<{
  facts: Readonly<Record<string, unknown>>;
  givenOn: string;
  jurisdiction: string;
  language: string;
}>;

/** What is sealed into ScreeningCompleted, for routing alone. */
export type Verdicts = Readonly<{
  asOf: string;
  jurisdiction: string;
  rulesVersion: string;
  programs: readonly Assessment[];
  /** What is different from the screening before, where new rules led to this one. */
  changed?: Changed;
}>;

export type JudgeFacts = (given: Given, asOf: string) => Verdicts;

/** Facts in, verdicts out; nothing is kept. `stored` is the catalogue of what an intake may carry: no "no" is in it. */
export const judgeFacts =
  (book: CompiledBook, stored: Catalogue): JudgeFacts =>
  ({ facts, givenOn, jurisdiction, language }, asOf) => {
    const languages = [...new Set(['en', language])];
    return {
      asOf,
      jurisdiction,
      rulesVersion: book.version,
      programs: assessAll(readFacts(facts, stored, { asOf, givenOn }), book, { jurisdiction, asOf }).map(
        (assessment) => abridgeAssessment(assessment, languages),
      ),
    };
  };

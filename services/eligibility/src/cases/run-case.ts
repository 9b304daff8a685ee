import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '@handoff/decider';
import { type Assessment, assess } from '../domain/assess.ts';
import { readFacts } from '../domain/facts.ts';
import type { CompiledBook } from '../domain/rulebook.ts';
import type { EligibilityCase } from './read-cases.ts';

export type Difference = Readonly<{ what: string; expected: unknown; actual: unknown }>;
export type CaseResult = Readonly<{
  id: string;
  pass: boolean;
  actual: Readonly<Record<string, unknown>>;
  differences: readonly Difference[];
}>;

/** What a case may expect, under the names of the case format. */
const observed: Readonly<Record<string, (assessment: Assessment) => unknown>> = {
  verdict: ({ verdict }) => verdict,
  missing_facts: ({ missing }) => missing,
  ask_now: ({ askNow }) => askNow,
  declined: ({ declined }) => declined,
  decided_by_provider: ({ decidedByProvider }) => decidedByProvider,
  depends_on: ({ dependsOn }) => dependsOn,
  open_scope: ({ openScope }) => openScope,
  suggest: ({ suggest }) => suggest,
  rule_version: ({ ruleVersion }) => ruleVersion,
  layer: ({ layer }) => layer,
  priority_tier: ({ priorityTier }) => priorityTier,
  verdict_valid_until: ({ validUntil }) => validUntil,
  suspended_by: ({ suspended }) => suspended.map(({ by }) => by),
  unverified: ({ unverified }) => unverified.map(({ rule }) => rule),
};

/** Only what the case names is compared; a name nobody observes is a difference, never a pass. */
export const runCase = (book: CompiledBook, given: EligibilityCase): CaseResult => {
  try {
    const assessment = assessCase(book, given);
    const actual = Object.fromEntries(
      Object.entries(observed).map(([what, read]) => [what, read(assessment)]),
    );
    const differences = Object.entries(given.expected)
      .filter(
        ([what, expected]) => !(what in observed) || !isDeepStrictEqual(plain(expected), plain(actual[what])),
      )
      .map(([what, expected]) => ({ what, expected, actual: actual[what] }));
    return { id: given.id, pass: differences.length === 0, actual, differences };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const actual = { refused: error.code, place: error.place };
    return {
      id: given.id,
      pass: false,
      actual,
      differences: [{ what: 'verdict', expected: given.expected.verdict, actual }],
    };
  }
};

const assessCase = (
  book: CompiledBook,
  { program, jurisdiction, as_of, facts }: EligibilityCase,
): Assessment => {
  const { provider_type, service_level, ...person } = facts;
  return assess(readFacts(person, book.catalogue, { asOf: as_of }), book.program(program), {
    jurisdiction,
    asOf: as_of,
    providerType: textOf(provider_type),
    serviceLevel: textOf(service_level),
  });
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Lists are sets here. */
const plain = (value: unknown): unknown => (Array.isArray(value) ? new Set(value) : value);

import { isDeepStrictEqual } from 'node:util';
import { Refusal, refuse } from '@handoff/decider';
import { storedFacts } from '../catalogue.ts';
import { type Assessment, assess } from '../domain/assess.ts';
import { monthlyBenefit } from '../domain/law/benefit.ts';
import { isDate } from '../domain/dates.ts';
import type { Explanation } from '../domain/explanation/explain.ts';
import { type Facts, mergeFacts, readFacts } from '../domain/facts/facts.ts';
import type { CompiledBook } from '../domain/law/rulebook.ts';
import type { BenefitCase, EligibilityCase } from './read-cases.ts';

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
  law_changes_on: ({ lawChangesOn }) => lawChangesOn,
  suspended_by: ({ suspended }) => suspended.map(({ by }) => by),
  unverified: ({ unverified }) => unverified.map(({ rule }) => rule),
  contradicted: ({ contradicted }) => contradicted,
  category: ({ category }) => category,
  scope: ({ verdict, limitedTo }) =>
    verdict !== 'eligible' ? null : limitedTo.length > 0 ? 'limited' : 'full',
  limited_to: ({ limitedTo }) => limitedTo,
  income_test: ({ explanation }) => tests(explanation, 'low_income'),
  citations: ({ citations }) => citations,
};

/** Whether the answer rests on a test of this fact. */
const tests = ({ fact, parts = [] }: Explanation, name: string): boolean =>
  fact === name || parts.some((part) => tests(part, name));

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
    return refusedCase(given.id, { what: 'verdict', expected: given.expected.verdict }, error);
  }
};

/** What the program pays a month, as its newest rules say. */
export const runBenefitCase = (book: CompiledBook, given: BenefitCase): CaseResult => {
  const asked = { what: 'expected_monthly_usd', expected: given.expected_monthly_usd };
  try {
    const benefit = book.program(given.program).files.find((file) => file.benefit !== undefined)?.benefit;
    const actual =
      benefit === undefined ? null : monthlyBenefit(benefit, readFacts(given.facts, book.catalogue, undated));
    const pass = actual?.from === given.expected_monthly_usd && actual.to === actual.from;
    return {
      id: given.id,
      pass,
      actual: { monthly_usd: actual },
      differences: pass ? [] : [{ ...asked, actual }],
    };
  } catch (error) {
    return refusedCase(given.id, asked, error);
  }
};

const undated = { asOf: '0000-01-01' };

const refusedCase = (id: string, asked: Omit<Difference, 'actual'>, error: unknown): CaseResult => {
  if (!(error instanceof Refusal)) throw error;
  const actual = { refused: error.code, place: error.place };
  return { id, pass: false, actual, differences: [{ ...asked, actual }] };
};

const assessCase = (
  book: CompiledBook,
  { program, jurisdiction, as_of, given_on, facts, reports = [] }: EligibilityCase,
): Assessment => {
  for (const [place, day] of Object.entries({ as_of, given_on }))
    if (day !== undefined && !isDate(day)) refuseDay(place);
  const { provider_type, service_level, ...person } = facts;
  const read = (said: Readonly<Record<string, unknown>>): Facts =>
    given_on === undefined
      ? readFacts(said, book.catalogue, { asOf: as_of })
      : readFacts(said, storedFacts(), { asOf: as_of, givenOn: given_on });
  return assess(mergeFacts([person, ...reports].map(read)), book.program(program), {
    jurisdiction,
    asOf: as_of,
    providerType: textOf(provider_type),
    serviceLevel: textOf(service_level),
  });
};

const refuseDay = (place: string): never =>
  refuse('impossible-date', {
    place,
    reason: 'This is no date of the calendar.',
    mend: 'Write a date as YYYY-MM-DD.',
  });

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Lists are sets here. */
const plain = (value: unknown): unknown => (Array.isArray(value) ? new Set(value) : value);

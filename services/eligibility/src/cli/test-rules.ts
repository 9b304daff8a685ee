import { ZodError } from 'zod';
import { parseCases, readSkipped } from '../cases/read-cases.ts';
import { type CaseResult, runBenefitCase, runCase } from '../cases/run-case.ts';
import { loadBook } from '../load-book.ts';
import type { Said } from './check-rules.ts';
import { CommandFault } from './fault.ts';
import { readText } from './read-files.ts';

/** Runs any file of the case format against the rules that ship with the service. */
export const testRules = (path: string): Said => {
  const book = loadBook();
  const { cases, benefit_cases } = casesIn(path);
  const held = readSkipped();
  const skipped = [...cases, ...benefit_cases].flatMap(({ id }) => {
    const reason = held.get(id);
    return reason === undefined ? [] : [{ id, reason }];
  });
  const results = [
    ...cases.filter(({ id }) => !held.has(id)).map((given) => runCase(book, given)),
    ...benefit_cases.filter(({ id }) => !held.has(id)).map((given) => runBenefitCase(book, given)),
  ];
  const failed = results.filter(({ pass }) => !pass);
  const counts = { passed: results.length - failed.length, failed: failed.length };
  return {
    lines: [
      ...failed.flatMap(describeFailure),
      ...skipped.map(({ id, reason }) => `- ${id} skipped: ${reason}`),
      `${counts.passed} passed, ${counts.failed} failed, ${skipped.length} skipped.`,
    ],
    json: { ...counts, results, skipped },
    code: failed.length === 0 ? 0 : 1,
  };
};

const describeFailure = ({ id, differences }: CaseResult): string[] => [
  `✗ ${id}`,
  ...differences.map(
    ({ what, expected, actual }) =>
      `    ${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`,
  ),
];

const casesIn = (path: string): ReturnType<typeof parseCases> => {
  const text = readText(path);
  try {
    return parseCases(text);
  } catch (error) {
    const reason = error instanceof ZodError ? describeIssues(error) : String(error);
    throw new CommandFault(
      'unreadable-cases',
      path,
      reason,
      'Every case needs id, program, jurisdiction, as_of, facts and expected.verdict.',
    );
  }
};

const describeIssues = ({ issues }: ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join(' ');

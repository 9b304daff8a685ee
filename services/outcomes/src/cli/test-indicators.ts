import { readFileSync } from 'node:fs';
import { CaseMistake } from '../cases/mistake.ts';
import { type IndicatorCase, parseCases } from '../cases/read-cases.ts';
import { type CaseResult, runCase } from '../cases/run-case.ts';
import { CommandFault } from './fault.ts';

export type Said = Readonly<{ lines: readonly string[]; json: unknown; code: 0 | 1 }>;

/** Runs any file of the case format. */
export const testIndicators = (path: string): Said => {
  const results = casesIn(path).map((given, at) => runCase(given, at));
  const failed = results.filter(({ pass }) => !pass);
  const counts = { passed: results.length - failed.length, failed: failed.length };
  return {
    lines: [...failed.flatMap(describeFailure), `${counts.passed} passed, ${counts.failed} failed.`],
    json: { ...counts, results },
    code: failed.length === 0 ? 0 : 1,
  };
};

const describeFailure = ({ id, differences, mistake }: CaseResult): string[] =>
  mistake === undefined
    ? [`✗ ${id}`, ...differences.map(describeDifference)]
    : [
        `✗ ${id}: ${mistake.code}`,
        `    where  ${mistake.place}`,
        `    why    ${mistake.reason}`,
        `    mend   ${mistake.mend}`,
      ];

const describeDifference = ({ what, expected, actual }: CaseResult['differences'][number]): string =>
  `    ${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`;

const casesIn = (path: string): readonly IndicatorCase[] => {
  const text = readText(path);
  try {
    return parseCases(text);
  } catch (error) {
    if (!(error instanceof CaseMistake)) throw error;
    throw new CommandFault(error.code, `${path}: ${error.place}`, error.reason, error.mend);
  }
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error ? `It can't be read (${String(error.code)}).` : '';
    throw new CommandFault('file-not-readable', path, reason, 'Name a file that exists and may be read.');
  }
};

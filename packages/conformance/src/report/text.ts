import type { Verdict } from '../judge.ts';
import type { Report } from './report.ts';

const mark = ({ outcome, level }: Verdict): string => {
  if (outcome === 'passed') return 'passed ';
  if (outcome === 'skipped') return 'skipped';
  return level === 'MUST' ? 'FAILED ' : 'warning';
};

/** For a terminal: a line a check; of what failed also why it is asked and how to mend it. */
export const textReport = ({ partner, way, seconds, passed, counts, checks }: Report): string =>
  [
    `${partner} by ${way}`,
    ...checks.flatMap((check) => [
      `  ${check.id}  ${mark(check)}  ${check.level.padEnd(6)}  ${check.title}`,
      ...(check.outcome === 'passed' ? [] : [`           ${check.saw}`]),
      ...(check.outcome === 'failed'
        ? [
            `           why   ${check.reason}`,
            `           mend  ${check.mend}`,
            `           see   ${check.link}`,
          ]
        : []),
    ]),
    `${passed ? 'Conforms' : 'Does not conform'}: ${counts.passed} passed, ${counts.failed} failed, ${counts.warned} warnings, ${counts.skipped} skipped, in ${seconds} s.`,
  ].join('\n');

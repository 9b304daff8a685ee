import { answers } from '../checks/answers.ts';
import type { Way } from '../evidence.ts';
import type { Verdict } from '../judge.ts';

export type Report = Readonly<{
  kit: 1;
  partner: string;
  way: Way;
  at: string;
  seconds: number;
  /** No MUST failed, and there was something to judge. */
  passed: boolean;
  counts: Readonly<{ passed: number; failed: number; warned: number; skipped: number }>;
  checks: readonly Verdict[];
}>;

type About = Pick<Report, 'partner' | 'way' | 'at' | 'seconds'>;

export const reportOf = (about: About, checks: readonly Verdict[]): Report => {
  const count = (fits: (check: Verdict) => boolean): number => checks.filter(fits).length;
  const failed = count(({ outcome, level }) => outcome === 'failed' && level === 'MUST');
  return {
    kit: 1,
    ...about,
    passed: failed === 0 && checks.some(({ id, outcome }) => id === answers.id && outcome === 'passed'),
    counts: {
      passed: count(({ outcome }) => outcome === 'passed'),
      failed,
      warned: count(({ outcome, level }) => outcome === 'failed' && level === 'SHOULD'),
      skipped: count(({ outcome }) => outcome === 'skipped'),
    },
    checks,
  };
};

import type { Verdict } from '../judge.ts';
import { escaped } from './escape.ts';
import type { Report } from './report.ts';

/** JUnit XML, as build servers read it. A SHOULD that is not kept does not fail the build: it is a skip with a message. */
export const junitReport = ({ partner, way, seconds, counts, checks, at }: Report): string => {
  const skipped = counts.skipped + counts.warned;
  const about = `tests="${checks.length}" failures="${counts.failed}" errors="0" skipped="${skipped}" time="${seconds}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="handoff test" ${about}>`,
    `  <testsuite name="${escaped(`${partner} by ${way}`)}" timestamp="${at}" ${about}>`,
    ...checks.map((check) => caseOf(partner, check)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
};

const caseOf = (partner: string, check: Verdict): string => {
  const { id, level, title } = check;
  return `    <testcase classname="${escaped(partner)}" name="${escaped(`${id} ${level} ${title}`)}">${inside(check)}</testcase>`;
};

const inside = ({ outcome, level, saw, reason, mend, link }: Verdict): string => {
  if (outcome === 'passed') return '';
  if (outcome === 'skipped') return `<skipped message="${escaped(saw)}"/>`;
  const text = escaped(`why: ${reason}\nmend: ${mend}\nsee: ${link}`);
  return level === 'MUST'
    ? `<failure message="${escaped(saw)}">${text}</failure>`
    : `<skipped message="${escaped(`warning: ${saw}`)}">${text}</skipped>`;
};

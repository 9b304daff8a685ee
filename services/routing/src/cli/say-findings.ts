import type { Finding } from '../translate/finding.ts';

/** What was lost fills pages and asks nobody to act: a line each. */
export const describeFinding = ({ kind, code, place, reason, mend }: Finding): string =>
  kind === 'not-carried'
    ? `${kind}  ${place}: ${reason}`
    : `${kind}  ${code}\n  where  ${place}\n  why    ${reason}\n  mend   ${mend}`;

/** `2 listings; 1 refused, 3 flagged, 12 not carried.` */
export const summarizeFindings = (
  carried: Readonly<Record<string, number>>,
  findings: readonly Finding[],
): string => {
  const count = (kind: Finding['kind']) => findings.filter((finding) => finding.kind === kind).length;
  const what = Object.entries(carried).map(([name, number]) => `${number} ${name}`);
  return `${what.join(', ')}; ${count('refused')} refused, ${count('flagged')} flagged, ${count('not-carried')} not carried.`;
};

import type { Finding } from './finding.ts';

/** The levels of service a "yes" is limited to: where several branches hold, one without a limit lifts it. */
export const limitsOf = ({ rule, how, parts, truth }: Finding): readonly string[] => {
  if (rule.limitedTo !== undefined) return rule.limitedTo;
  const limits = parts.filter((part) => part.truth === truth).map(limitsOf);
  if (how === 'any' && limits.some((levels) => levels.length === 0)) return [];
  return [...new Set(limits.flat())];
};

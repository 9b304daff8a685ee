import { isCode } from './code-lists.ts';

/**
 * A real form offers a protected fact as a reason to decline (tarrant_county, see docs of open-path HMIS). Such a word is
 * never kept or echoed: the agency's own check says "requirements not completed" and no more.
 */
const protectedFacts =
  /immigra|citizen|alien|undocumented|visa|permit|work.?auth|authori[sz]|\bssn\b|social.?security|national.?origin|country|birth|\brace\b|ethnic|relig|disab|health|\bhiv\b|pregnan|criminal|violence|gender|\bsex\b|\bage\b|benefit/i;

/**
 * What is kept of why somebody said no: a code of the closed list as it is, a word for a protected fact as the general
 * code. Undefined: free text, and nothing of it is kept.
 */
export const keptDeclineReason = (said: string): string | undefined => {
  if (isCode('decline-reason', said)) return said;
  return protectedFacts.test(said) ? 'requirements-not-completed' : undefined;
};

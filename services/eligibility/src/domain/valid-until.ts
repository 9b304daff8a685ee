import type { Finding } from './finding.ts';

/** The day after which the finding may no longer hold; undefined when no dated fact carries it. */
export const validUntil = ({ how, truth, until, parts }: Finding): string | undefined => {
  if (parts.length === 0) return until;
  const untils = parts.filter((part) => how === 'not' || part.truth === truth).map(validUntil);
  // One of several that hold is enough, so the longest counts; where all must hold, the shortest.
  const oneIsEnough = (how === 'any') === (truth === 'yes');
  if (oneIsEnough) return untils.reduce((longest, until) => later(longest, until));
  return untils.reduce((shortest, until) => earlier(shortest, until));
};

const later = (left: string | undefined, right: string | undefined): string | undefined =>
  left === undefined || right === undefined ? undefined : left > right ? left : right;

const earlier = (left: string | undefined, right: string | undefined): string | undefined => {
  if (left === undefined || right === undefined) return left ?? right;
  return left < right ? left : right;
};

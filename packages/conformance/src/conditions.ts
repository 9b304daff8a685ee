import { isReuse, refusalsIn } from './checks/refusals.ts';
import type { KitDoor } from './door/door.ts';
import { isWord, repeatOf } from './door/seen.ts';
import { type Evidence, statusesOf, type Trial } from './evidence.ts';

/** The first facts came, or it ended without. */
export const isOver = (evidence: Evidence, { referral }: Trial): boolean => {
  const last = statusesOf(evidence, referral).at(-1);
  return (
    ['completed', 'declined', 'withdrawn', 'expired', 'waitlisted', 'needs-person'].includes(last ?? '') ||
    evidence.told.some(({ type, data }) => type === 'FactNotice' && data['referral'] === referral)
  );
};

/** The word whose answer was lost came once more. */
export const wasRepeated = ({ seen }: KitDoor): boolean => {
  const lost = seen.find((request) => request.lost);
  return lost !== undefined && repeatOf(seen, lost) !== undefined;
};

export const hasSpokenAgain = (evidence: Evidence, since: number): boolean =>
  refusalsIn(evidence).some((one) => one.at > since && !isReuse(one)) ||
  evidence.seen.some((request) => request.at > since && isWord(request));

/** It stands at the end of what it was told. */
export const hasRead = ({ way, groups, seen, newestPosition }: Evidence): boolean => {
  if (way === 'kafka') return groups.every(({ lag }) => lag === 0);
  return (
    way === 'csv' ||
    seen.some(({ path, query }) => path === '/v1/events' && Number(query.get('after')) >= newestPosition)
  );
};

import type { ReferralEvent } from './referral-events.ts';
import type { ReleaseHold } from './referral-moves.ts';
import type { Referral } from './referral-state.ts';

/**
 * A place is held before the referral accepts, so a crash between the two leaves a hold nobody uses. Its clock asks
 * here: either the referral stands accepted on that very hold, or the hold is released and can't be accepted on any
 * more. Holds are numbered by how many were released before. Only HoldReleased frees the place, so it is said again
 * when asked again: a slow command may have held under an old number after the first release.
 */
export const releaseHold = (
  { cohort, hold, why }: ReleaseHold,
  state: Referral,
): readonly ReferralEvent[] => {
  if (state.status === 'none' || state.acceptance?.hold === hold) return [];
  return [{ type: 'HoldReleased', data: { ...state.parties, cohort, hold, why } }];
};

import { afterMinutes } from '../calendar/clocks.ts';
import { keepsPlace } from './after-referral.ts';
import type { ReferralEvent } from './events.ts';
import type { ReleaseHold } from './moves.ts';
import { offerOf } from './offers.ts';
import type { Known, Referral } from './state.ts';

/**
 * A place is held before the referral accepts, so a crash between the two leaves a hold nobody uses. Its clock asks
 * here: either the referral stands accepted on that very hold, or the hold is released and can't be accepted on any
 * more. Holds are numbered by how many were released before. Only HoldReleased frees the place, so it is said again
 * when asked again: a slow command may have held under an old number after the first release.
 */
export const releaseHold = (
  { agency, cohort, hold, why }: ReleaseHold,
  state: Referral,
): readonly ReferralEvent[] => {
  if (state.status === 'none') return [];
  const parties = { ...state.parties, agency: agency ?? state.parties.agency };
  if (isHeldFor(state, parties.agency, hold) || isHeldStill(state, hold)) return [];
  if (standsOn(state, parties.agency, cohort, hold)) return [];
  return [{ type: 'HoldReleased', data: { ...parties, cohort, hold, why } }];
};

/** A place offered out of the line is held until the offer itself runs out; a little longer, so that its own clock speaks first. */
export const heldBeyond = (respondBy: string): string => afterMinutes(respondBy, 1);

/** The place held for somebody to whom it was offered out of the line; undefined: none is. */
export const heldOutOfLine = (state: Referral) => {
  if (state.status !== 'offered' && state.status !== 'in-review') return undefined;
  const { parties, offer, lineSince, holdsReleased: hold, respondBy } = state;
  if (lineSince === null || offer.cohort === null) return undefined;
  return { agency: parties.agency, cohort: offer.cohort, hold, until: heldBeyond(respondBy) } as const;
};

/**
 * While the agency is paused the offer stands still, and so does its place: nobody else could take it, and who was first in
 * line doesn't lose it. The hold of an acceptance on its way (nobody was told of it) runs out and goes to the line.
 */
const isHeldStill = (state: Known, hold: number): boolean =>
  state.stoppedSince !== undefined && heldOutOfLine(state)?.hold === hold;

/** Of several, each holds its place until the person has confirmed one. */
const isHeldFor = ({ several }: Known, agency: string, hold: number): boolean => {
  const offer = several && offerOf(several, agency);
  return offer?.status === 'place-held' && offer.held?.hold === hold;
};

/** Accepted on it once isn't enough: after an un-accept, a slow command may have held the same number again. */
const standsOn = (state: Known, agency: string, cohort: string, hold: number): boolean => {
  if (state.parties.agency !== agency) return false;
  if (state.acceptance?.hold !== hold || state.acceptance.cohort !== cohort) return false;
  if (keepsPlace(state)) return true;
  return state.status === 'accepted' || state.status === 'active' || state.status === 'withdrawal-requested';
};

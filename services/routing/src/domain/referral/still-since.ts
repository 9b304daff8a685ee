import { answerableOffers, isAmid, openOffers } from './offers.ts';
import type { Known } from './state.ts';

/**
 * Since when the agencies' own clocks stand still, since nobody who was asked can answer; undefined: they run. Of several
 * that were asked at once one that isn't paused is enough for them to run: the person isn't kept waiting for the others.
 */
export const stillSince = (state: Known): string | undefined => {
  if (!isAmid(state)) return begunBy(state.stoppedSince, state);
  if (answerableOffers(state.several).length > 0) return undefined;
  const lastPaused = openOffers(state.several).flatMap(({ stoppedSince }) => stoppedSince ?? []);
  return begunBy(lastPaused.toSorted().at(-1), state);
};

/** A clock that began while the agency was paused has stood still since then only. */
export const begunBy = <Since extends string | undefined>(
  stopped: Since,
  { reminding: { since: begun } }: Known,
): Since | string =>
  stopped !== undefined && begun !== null && Date.parse(begun) > Date.parse(stopped) ? begun : stopped;

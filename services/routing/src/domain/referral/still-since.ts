import { answerableOffers, isAmid, openOffers, type Several } from './offers.ts';
import type { Known } from './state.ts';

/**
 * Since when the agencies' own clocks stand still, since nobody who was asked can answer; undefined: they run. Of several
 * that were asked at once one that isn't paused is enough for them to run: the person isn't kept waiting for the others.
 */
export const stillSince = (state: Known): string | undefined => {
  if (!isAmid(state)) return begunBy(state.stoppedSince, state);
  return openOffers(state.several).length > 0 && answerableOffers(state.several).length === 0
    ? sinceNobodyCan(state.several)
    : undefined;
};

/** When the last of them that could answer was paused, had answered, or was no longer asked. */
const sinceNobodyCan = ({ offers }: Several): string | undefined =>
  offers
    .flatMap(({ stoppedSince, answeredAt }) => stoppedSince ?? answeredAt ?? [])
    .toSorted()
    .at(-1);

/** A clock that began while the agency was paused has stood still since then only. */
export const begunBy = <Since extends string | undefined>(
  stopped: Since,
  { reminding: { since: begun } }: Known,
): Since | string =>
  stopped !== undefined && begun !== null && Date.parse(begun) > Date.parse(stopped) ? begun : stopped;

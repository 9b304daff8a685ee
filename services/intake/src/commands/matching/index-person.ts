import { enter } from './enter-index.ts';
import { forgetMatches } from './forget-matches.ts';
import { leave, standingIn } from './leave-index.ts';
import type { Because, MatchingParts } from './parts.ts';
import { proposeMatches } from './propose-matches.ts';
import { isOff, wantedFunds } from './wanted-funds.ts';

/**
 * Brings what stands of a person in the indexes, or in that of one fund, to what they agreed to, whatever has changed: a word of
 * theirs, a manifest, the key of a fund. It may be repeated and cut short anywhere.
 */
export const indexPerson = async (
  parts: MatchingParts,
  personId: string,
  because: Because,
  only?: string,
): Promise<void> => {
  const concerns = (fund: string): boolean => only === undefined || fund === only;
  const wanted = await wantedFunds(parts, personId);
  for (const fund of await standingIn(parts, personId))
    if (concerns(fund) && isOff(wanted, fund)) await leave(parts, personId, fund, because);
  if (wanted.isErased) await forgetMatches(parts, personId);
  if (wanted.whose === undefined) return;
  for (const [fund, until] of wanted.funds) {
    if (!concerns(fund)) continue;
    const entered = await enter(parts, wanted.whose, { fund, until }, because);
    // Asked once more after it was written: whoever takes consent back takes out what stands then, so one of the two sees the other.
    if (!entered || isOff(await wantedFunds(parts, personId), fund))
      await leave(parts, personId, fund, because);
    else await proposeMatches(parts, entered, because);
  }
};

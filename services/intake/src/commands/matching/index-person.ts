import { enter } from './enter-index.ts';
import { forgetMatches } from './forget-matches.ts';
import { concerns, leave, leaveWhatIsOff } from './leave-index.ts';
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
  const wanted = await leaveWhatIsOff(parts, personId, because, only);
  if (wanted.isErased) await forgetMatches(parts, personId);
  if (wanted.whose === undefined) return;
  for (const [fund, until] of wanted.funds) {
    if (!concerns(fund, only)) continue;
    const entered = await enter(parts, wanted.whose, { fund, until }, because);
    // Asked once more after it was written: whoever takes consent back takes out what stands then, so one of the two sees the other.
    if (!entered || isOff(await wantedFunds(parts, personId), fund))
      await leave(parts, personId, fund, because);
    else await proposeMatches(parts, entered, because);
  }
};

import { enter } from './enter-index.ts';
import { leave } from './leave-index.ts';
import type { Because, MatchingParts } from './parts.ts';
import { proposeMatches } from './propose-matches.ts';
import { wantedFunds } from './wanted-funds.ts';

/**
 * Brings what stands of a person in the indexes to what they agreed to, whatever has changed: a word of theirs, a manifest, the
 * key of a fund. It may be repeated and cut short anywhere.
 */
export const indexPerson = async (
  parts: MatchingParts,
  personId: string,
  because: Because,
): Promise<void> => {
  const { funds, inDoubt, whose } = await wantedFunds(parts, personId);
  if (inDoubt) return;
  for (const fund of await standingIn(parts, personId))
    if (!funds.has(fund)) await leave(parts, personId, fund, because);
  if (whose === undefined) return;
  for (const [fund, until] of funds) {
    const entered = await enter(parts, whose, { fund, until }, because);
    // Asked once more after it was written: whoever takes consent back takes out what stands then, so one of the two sees the other.
    const still = (await wantedFunds(parts, personId)).funds.has(fund);
    if (!entered || !still) await leave(parts, personId, fund, because);
    else await proposeMatches(parts, entered, because);
  }
};

/** Also where only a match is left: the entry may have run out before the match did. */
const standingIn = async ({ matching }: MatchingParts, personId: string): Promise<ReadonlySet<string>> =>
  new Set(
    [...(await matching.index.of(personId)), ...(await matching.book.ofPerson(personId))].map(
      ({ fund }) => fund,
    ),
  );

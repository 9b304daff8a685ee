import { fundKey } from '../../vault/matching/fund-key.ts';
import { indexPerson } from './index-person.ts';
import type { MatchingParts } from './parts.ts';

const together = 200;

/**
 * Ends the key of a fund's index and enters everybody anew under a new one. What the former key made matches nothing from that
 * moment on. Cut short, the same again goes on where it stopped instead of ending another key.
 */
export const changeFundKey = async (
  parts: MatchingParts,
  fund: string,
  causation: string,
): Promise<{ fund: string; entered: number }> => {
  const { vault, matching } = parts;
  const present = await fundKey(vault.keyring, fund);
  const unfinished = await matching.index.notUnder(fund, present.keyId, '', 1);
  if (unfinished.length === 0) await vault.keyring.destroy(present.personId);
  const { keyId } = await fundKey(vault.keyring, fund);
  let entered = 0;
  for (let after = ''; ; ) {
    const page = await matching.index.notUnder(fund, keyId, after, together);
    for (const { personId } of page) await indexPerson(parts, personId, { causation });
    entered += page.length;
    if (page.length < together) return { fund, entered };
    after = page.at(-1)?.personId ?? after;
  }
};

import { refuse } from '@handoff/decider';
import { isLost } from '@handoff/sealing';
import type { Entry } from '../../vault/matching/blind-index.ts';
import { fundKey, isEnded, ownerOf, presentGeneration, wasIndexed } from '../../vault/matching/fund-key.ts';
import { indexPerson } from './index-person.ts';
import type { MatchingParts } from './parts.ts';

type Change = Readonly<{
  fund: string;
  /** The operator's, such as `2027-01`: however often it is said, one key is ended by it. */
  name: string;
  /** How many people are entered anew at once. */
  most: number;
  causation: string;
}>;

/** `out`: who stand there no more: they left, or their record waits or can't be opened; `left`: who have yet to be entered. */
export type Changed = Readonly<{ fund: string; entered: number; out: number; left: number }>;

/**
 * Ends the key of a fund's index and enters people anew under another, some at a time. What the former key made matches nothing from
 * that moment on. By the same name it goes on where it stopped.
 */
export const changeFundKey = async (
  parts: MatchingParts,
  { fund, name, most, causation }: Change,
): Promise<Changed> => {
  const { vault, matching } = parts;
  await endKey(parts, fund, name);
  const { keyId } = await fundKey(vault.keyring, fund);
  const found = await matching.index.notUnder(fund, keyId, most);
  let entered = 0;
  for (const entry of found) if (await enterAnew(parts, entry, causation)) entered += 1;
  const left = await matching.index.countNotUnder(fund, keyId);
  return { fund, entered, out: found.length - entered, left };
};

/** In the trail of the fund before it is done, as every destruction is. */
const endKey = async ({ vault, matching }: MatchingParts, fund: string, name: string): Promise<void> => {
  if (!(await wasIndexed(vault.keyring, fund))) refuseAsUnknown();
  const present = await presentGeneration(vault.keyring, fund);
  const generation = await matching.rotations.begin({ fund, name, generation: present });
  if (await isEnded(vault.keyring, fund, generation)) return;
  const owner = ownerOf(fund, generation);
  await vault.record({
    who: 'operator',
    recipient: fund,
    personId: owner,
    purpose: 'matching',
    use: 'destroy',
    decision: 'allowed',
    because: 'fund-key-rotation',
    keyId: null,
    causation: name,
  });
  await vault.keyring.destroy(owner);
};

/** Mistyped, it would look as if the key of another had been ended. */
const refuseAsUnknown = (): never =>
  refuse('fund-unknown', {
    place: 'fund',
    reason: 'Nobody was ever entered in an index of this fund, so it has no key.',
    mend: 'Look at how its slug is spelled. A fund that nobody agreed to be matched for needs no new key.',
  });

/** False: they are out, as what stood there matches nothing and can't be made anew now. Their next word enters them. */
const enterAnew = async (
  parts: MatchingParts,
  { personId, fund, keyId }: Entry,
  causation: string,
): Promise<boolean> => {
  const { index } = parts.matching;
  try {
    await indexPerson(parts, personId, { causation }, fund);
  } catch (error) {
    if (!isLost(error)) throw error;
  }
  await index.drop(personId, fund, keyId);
  return (await index.of(personId)).some((entry) => entry.fund === fund);
};

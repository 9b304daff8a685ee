import { KeyDestroyed, open } from '@handoff/sealing';
import { type Trait, traitsOf } from '../../domain/matching/traits.ts';
import { audited } from '../../vault/audited.ts';
import type { Entry } from '../../vault/matching/blind-index.ts';
import { fundKey } from '../../vault/matching/fund-key.ts';
import { tokensUnder } from '../../vault/matching/tokens-under.ts';
import type { PersonDisclosure } from '../../vault/person-disclosure.ts';
import type { Because, MatchingParts } from './parts.ts';
import type { Wanted } from './wanted-funds.ts';

type Parts = Pick<MatchingParts, 'vault' | 'matching'>;
type Whose = NonNullable<Wanted['whose']>;
type Under = Readonly<{ fund: string; until: string }>;

/** What was written, and which of its tokens say "the same". */
export type Entered = Readonly<{ entry: Entry; same: readonly string[] }>;

/**
 * A person into the index of a fund; undefined where they told nothing to go by, or were erased. That their identity was
 * opened, and that the fund's key was used, stands in the trail.
 */
export const enter = async (
  parts: Parts,
  { identity, ...whose }: Whose,
  under: Under,
  { causation }: Because,
): Promise<Entered | undefined> => {
  const traits = await traitsIn(parts, { identity, personId: whose.personId, causation });
  if (traits.length === 0) return undefined;
  const { personId } = whose;
  const about = { who: 'intake', recipient: under.fund, personId, causation } as const;
  return audited(parts.vault, { ...about, purpose: 'matching', use: 'match' }, async () => {
    const entered = await put(parts, whose, under, traits);
    return { result: entered, because: 'consent-live', keyId: entered.entry.keyId };
  });
};

/** Again where the fund's key was changed meanwhile: whoever changes it looks once for what stands under the former. */
const put = async (
  { vault, matching }: Parts,
  whose: Omit<Whose, 'identity'>,
  under: Under,
  traits: readonly Trait[],
): Promise<Entered> => {
  for (;;) {
    const key = await fundKey(vault.keyring, under.fund);
    const { tokens, same } = tokensUnder(key, whose.personId, traits);
    const entry = { ...whose, ...under, keyId: key.keyId, tokens };
    await matching.index.put(entry);
    if ((await fundKey(vault.keyring, under.fund)).keyId === key.keyId) return { entry, same };
  }
};

type Sealed = Readonly<{ identity: Whose['identity']; personId: string; causation: string }>;

/** The identity is opened for this one purpose; in clear it stays in memory for the moment it takes. */
const traitsIn = async (
  { vault }: Parts,
  { identity, personId, causation }: Sealed,
): Promise<readonly Trait[]> => {
  const about = { who: 'intake', recipient: 'exchange', personId, causation } as const;
  const attempt = async () => {
    const key = await vault.keyring.forOpening(identity.keyId);
    const opened = open(key, 'IntakeSubmitted', identity) as Pick<PersonDisclosure, 'name' | 'birthDate'>;
    return { result: traitsOf(opened), because: 'matching-agreed', keyId: identity.keyId };
  };
  try {
    return await audited(vault, { ...about, purpose: 'identity', use: 'open' }, attempt);
  } catch (error) {
    if (error instanceof KeyDestroyed) return [];
    throw error;
  }
};

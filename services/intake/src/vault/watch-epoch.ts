import { type FormerMaster, formerMasters, isDue, type Master, renewBy } from '../domain/master-epochs.ts';
import { formersOfHand } from './masters-by-hand.ts';
import { givenUp } from './masters-lacking.ts';
import { mastersSeen } from './masters-seen.ts';
import { mastersStanding } from './masters-standing.ts';
import { pairsOf } from './turn-pairs.ts';
import type { Vault } from './vault.ts';

type Parts = Readonly<{ vault: Vault; now: () => string }>;

/**
 * What somebody has to do. `ask`: nobody asked `keys epoch` when it was due, or, without `since`, ever. The others are for the hand that
 * holds the key.
 */
export type DueAct = Readonly<{ act: 'ask' | 'rotate' | 'destroy'; id: string; since: string | null }>;

export type WatchedEpoch = Readonly<{
  /** Whether this service makes and ends masters, or somebody's hand does. */
  heldBy: 'service' | 'hand';
  /** Both null where nobody has asked yet since when it wraps. */
  present: Readonly<{ id: string; since: string | null; renewBy: string | null }>;
  due: readonly DueAct[];
}>;

/** How the epochs stand, by a look alone: nothing is made, wrapped, ended or written down. */
export const watchEpoch = async ({ vault, now }: Parts): Promise<WatchedEpoch> => {
  const { keyId, versions } = vault.keyring.master;
  const id = await keyId();
  const standing = await mastersStanding(vault);
  const present = standing.findLast((each) => each.id === id);
  if (!present)
    return {
      heldBy: versions ? 'service' : 'hand',
      present: { id, since: null, renewBy: null },
      due: [{ act: 'ask', id, since: null }],
    };
  const by = renewBy(present, (await mastersSeen(vault)).days);
  const due = [
    ...(versions ? neglected(standing, by) : [{ act: 'rotate' as const, id: present.id, since: by }]),
    // Also where a service holds it now: a file from before the move is still somebody's to destroy.
    ...(await standingFormers(vault)).map(({ id, endBy }) => ({ act: 'destroy' as const, id, since: endBy })),
    ...formerMasters(await pairsOf(vault)).map(toBeAskedFor),
  ];
  return {
    heldBy: versions ? 'service' : 'hand',
    present: { ...present, renewBy: by },
    due: due.filter(({ act, since }) => (act === 'ask' ? isOver : isDue)(since, now())),
  };
};

/** Masters that wrapped something which is kept and are not at hand, but for those that were given up: a look at every key. */
export const lackingMasters = async (vault: Vault): Promise<readonly string[]> => {
  const lacking = await notAtHand(vault);
  const given = await givenUp(vault, lacking);
  return lacking.filter((id) => !given.has(id));
};

const notAtHand = async (vault: Vault): Promise<readonly string[]> => {
  const { knows, versions } = vault.keyring.master;
  const standing = new Set((await mastersStanding(vault)).map(({ id }) => id));
  const opens = (id: string): boolean => (versions?.holds(id) ? standing.has(id) : knows(id));
  return [...new Set(await vault.wrappers())].filter((id) => !opens(id));
};

type Dated = DueAct & Readonly<{ since: string }>;

const isOver = (by: string, now: string): boolean => Date.parse(now) >= Date.parse(by);

/** A service does it by itself the day before, once it is asked: what is over was not asked for. */
const neglected = (standing: readonly Master[], by: string): readonly Dated[] => {
  const last = standing.at(-1);
  return [
    ...(last ? [{ act: 'ask' as const, id: last.id, since: by }] : []),
    ...formerMasters(standing).map(toBeAskedFor),
  ];
};

const toBeAskedFor = ({ id, endBy }: FormerMaster): Dated => ({ act: 'ask', id, since: endBy });

/** One that was given up has no copy left to destroy; whether one turned up since takes a look at every key. */
const standingFormers = async (vault: Vault): Promise<readonly FormerMaster[]> => {
  const former = await formersOfHand(vault);
  const { lost } = await mastersSeen(vault);
  if (!former.some(({ id }) => lost.has(id))) return former;
  const given = await givenUp(vault, await notAtHand(vault));
  return former.filter(({ id }) => !given.has(id));
};

import {
  type FormerMaster,
  formerMasters,
  isDue,
  type Master,
  oldestKept,
  opensTooLong,
  renewBy,
} from '../domain/master-epochs.ts';
import { formersOfHand, takeAsDestroyed } from './masters-by-hand.ts';
import { givenUp, takeAsLost } from './masters-lacking.ts';
import { masterNotes, mastersSeen, type NoteMaster } from './masters-seen.ts';
import { mastersStanding } from './masters-standing.ts';
import { refuseWhatStillWraps } from './refuse-what-still-wraps.ts';
import { endOldPairs, renewPair } from './turn-pairs.ts';
import type { Vault } from './vault.ts';

type Parts = Readonly<{ vault: Vault; now: () => string; note: NoteMaster; pairId: () => string }>;
/**
 * `days` is how long the present master wraps, and says nothing of former ones; `destroyed` the id of a former one of which no copy is
 * left, `lost` that of a lacking one.
 */
type Asked = Readonly<{ days: number; destroyed?: string | undefined; lost?: string | undefined }>;

export type Epoch = Readonly<{
  /** Whether this service makes and ends masters, or somebody's hand does. */
  heldBy: 'service' | 'hand';
  present: Master & Readonly<{ renewBy: string }>;
  made: boolean;
  /** How many keys were wrapped anew. */
  wrapped: number;
  /** Masters that wrapped something and are not at hand, but for those that were given up. */
  lacking: readonly string[];
  ended: readonly string[];
  former: readonly (FormerMaster & Readonly<{ late: boolean }>)[];
  /** Of the pair that intakes are sealed to, which is this service's own: whether another one was made, and the former ones that were ended. */
  pair: Readonly<{ made: boolean; ended: readonly string[] }>;
  /** What a hand has to do, and since when. */
  due: readonly Readonly<{ act: 'rotate' | 'destroy'; id: string; since: string }>[];
}>;

/**
 * A later master once the present one wrapped for an epoch, everything wrapped by it, and those ended that no backup may need any more.
 * Each step looks at what stands, so that it may be cut off anywhere and asked again. A master in a file is only watched.
 */
export const turnEpoch = async (parts: Parts, { days, destroyed, lost }: Asked): Promise<Epoch> => {
  const { vault, now } = parts;
  if (destroyed !== undefined) await takeAsDestroyed(parts, destroyed);
  await noteDays(parts, days);
  const made = await renew(parts, days);
  await noteInUse(parts);
  const pairMade = await renewPair(parts);
  const { wrapped, lacking } = await vault.wrapAnew();
  if (lost !== undefined) await takeAsLost(parts, lost, lacking);
  const given = await givenUp(vault, lacking);
  // Before the masters: one that still wraps something refuses to end, and no pair has to open longer for that.
  const pairsEnded = await endOldPairs(parts);
  const ended = await endOld(parts, given);

  const { versions } = vault.keyring.master;
  const present = (await mastersStanding(vault)).at(-1) ?? {
    id: await vault.keyring.master.keyId(),
    since: now(),
  };
  const ofHand = (await formersOfHand(vault)).filter(({ id }) => !given.has(id));
  const former = [...formerMasters(versions ? await mastersStanding(vault) : []), ...ofHand];
  const by = renewBy(present, days);
  return {
    heldBy: versions ? 'service' : 'hand',
    present: { ...present, renewBy: by },
    made,
    wrapped,
    lacking: lacking.filter((id) => !given.has(id)),
    ended,
    pair: { made: pairMade, ended: pairsEnded },
    former: former.map((each) => ({ ...each, late: opensTooLong(each) })),
    due: [
      ...(versions ? [] : [{ act: 'rotate' as const, id: present.id, since: by }]),
      ...ofHand.map(({ id, endBy }) => ({ act: 'destroy' as const, id, since: endBy })),
    ].filter(({ since }) => isDue(since, now())),
  };
};

const renew = async ({ vault, now, note }: Parts, days: number): Promise<boolean> => {
  const present = (await mastersStanding(vault)).at(-1);
  if (!vault.keyring.master.versions || !present || !isDue(renewBy(present, days), now())) return false;
  await note('rotate', 'master-key-rotation', await vault.keyring.rotateMaster());
  return true;
};

/** So that who only watches counts as who asks does. */
const noteDays = async ({ vault, note }: Parts, days: number): Promise<void> => {
  if ((await mastersSeen(vault)).days !== days) await note('rotate', masterNotes.days, `${days}-days`);
};

const noteInUse = async ({ vault, note }: Parts): Promise<void> => {
  const id = await vault.keyring.master.keyId();
  if ((await mastersSeen(vault)).masters.at(-1)?.id !== id) await note('rotate', masterNotes.inUse, id);
};

const endOld = async (
  { vault, now, note }: Parts,
  given: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const { versions } = vault.keyring.master;
  const standing = await mastersStanding(vault);
  const kept = oldestKept(standing, now());
  if (!versions || !kept) return [];
  const old = standing.slice(0, standing.indexOf(kept)).map(({ id }) => id);
  const wrappers = await vault.wrappers();
  // One that opens nothing for the moment, by somebody's hand at Vault, would be destroyed with the old ones.
  const shut = wrappers.filter((id) => versions.holds(id) && !standing.some((each) => each.id === id));
  refuseWhatStillWraps([...old, ...shut.filter((id) => !given.has(id))], wrappers);
  for (const id of old) await note('destroy', masterNotes.ended, id);
  // Also where none is old: an end that was cut off half-way is not listed any more.
  await versions.endBefore(kept.id);
  return old;
};

import { refuse } from '@handoff/decider';
import { type FormerMaster, formerMasters } from '../domain/master-epochs.ts';
import { masterNotes, mastersSeen, type NoteMaster } from './masters-seen.ts';
import { refuseWhatStillWraps } from './refuse-what-still-wraps.ts';
import type { Vault } from './vault.ts';

/** Former masters in files, of which nobody has said yet that they are destroyed. */
export const formersOfHand = async (vault: Vault): Promise<readonly FormerMaster[]> => {
  const { masters: all, destroyed } = await mastersSeen(vault);
  const { keyId, versions } = vault.keyring.master;
  const present = await keyId();
  return formerMasters(all)
    .filter(({ id }) => id !== present && !destroyed.has(id) && !versions?.holds(id))
    .filter(({ id }, index, former) => former.findLastIndex((other) => other.id === id) === index);
};

/** Somebody's word that no copy is left. Refused where one is at hand here, or something would never open again. */
export const takeAsDestroyed = async (
  { vault, note }: Readonly<{ vault: Vault; note: NoteMaster }>,
  id: string,
): Promise<void> => {
  const { masters: all, destroyed } = await mastersSeen(vault);
  if (destroyed.has(id)) return;
  const { keyId, knows, versions } = vault.keyring.master;
  const isFormer = all.some((each) => each.id === id) && id !== (await keyId()) && !versions?.holds(id);
  if (!isFormer)
    refuse('master-key-not-former', {
      place: 'destroyed',
      reason: 'No master key from a file with this id was superseded here.',
      mend: 'Ask without `destroyed`: the answer names the former ones.',
    });
  if (knows(id))
    refuse('master-key-at-hand', {
      place: 'FORMER_MASTER_KEY_FILES',
      reason: 'Intake was started with this key, so a copy of it is left.',
      mend: 'Take it out of the setting, start intake, destroy each copy, and say so then.',
    });
  refuseWhatStillWraps([id], await vault.wrappers());
  await note('destroy', masterNotes.destroyed, id);
};

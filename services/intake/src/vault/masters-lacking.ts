import { refuse } from '@handoff/decider';
import { masterNotes, mastersSeen, type NoteMaster } from './masters-seen.ts';
import type { Vault } from './vault.ts';

/** Somebody's word that no copy of a lacking master is left. Refused where it is not lacking: nothing of it is given up. */
export const takeAsLost = async (
  { vault, note }: Readonly<{ vault: Vault; note: NoteMaster }>,
  id: string,
  lacking: readonly string[],
): Promise<void> => {
  if (!lacking.includes(id))
    refuse('master-key-not-lacking', {
      place: 'lost',
      reason:
        'No master key with this id is lacking: what it wrapped opens, or it wrapped nothing that is kept.',
      mend: 'Ask without `lost`: the answer names those that are lacking.',
    });
  const { lost } = await mastersSeen(vault);
  if (!lost.has(id)) await note('destroy', masterNotes.lost, id);
};

/** Those that lack and were given up. One of which a copy turned up lacks no longer, and counts as any other again. */
export const givenUp = async (vault: Vault, lacking: readonly string[]): Promise<ReadonlySet<string>> => {
  const { lost } = await mastersSeen(vault);
  return new Set(lacking.filter((id) => lost.has(id)));
};

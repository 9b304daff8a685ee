import { epochDays, formerMasters, isDue, type Master, renewBy } from '../domain/master-epochs.ts';
import type { NoteMaster } from './masters-seen.ts';
import type { Vault } from './vault.ts';

type Parts = Readonly<{ vault: Vault; now: () => string; note: NoteMaster; pairId: () => string }>;

/** What the trail says of the pair that intakes are sealed to (`causation` is its id as a former one). */
export const pairNotes = { superseded: 'recipient-key-superseded', ended: 'recipient-key-ended' } as const;

const longAgo = '1970-01-01T00:00:00.000Z';
const present = 'present';

/** The pair has epochs as the master key has: what was sealed to one is not opened for longer than 35 days. */
export const pairsOf = async (vault: Vault): Promise<readonly Master[]> => {
  const standing = await vault.pairs();
  const all = standing ? [...standing.former, { id: present, since: standing.since }] : [];
  return all.map(({ id, since }) => ({ id, since: since ?? longAgo }));
};

/**
 * Another one once the present one was sealed to for a week, however long masters wrap: whoever fetched it last is left four weeks. A service
 * makes it by itself, whoever holds the master key.
 */
export const renewPair = async ({ vault, now, note, pairId }: Parts): Promise<boolean> => {
  const standing = (await pairsOf(vault)).at(-1);
  if (!standing || !isDue(renewBy(standing, epochDays.usual), now())) return false;
  const id = pairId();
  await note('rotate', pairNotes.superseded, id);
  await vault.supersedePair(id);
  return true;
};

/** Those from whose first day on more days are over than a backup of the keys may open. */
export const endOldPairs = async ({
  vault,
  now,
  note,
}: Omit<Parts, 'pairId'>): Promise<readonly string[]> => {
  const over = formerMasters(await pairsOf(vault)).filter(({ endBy }) => isDue(endBy, now()));
  for (const { id } of over) {
    await note('destroy', pairNotes.ended, id);
    await vault.endPair(id);
  }
  return over.map(({ id }) => id);
};

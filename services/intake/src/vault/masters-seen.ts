import { epochDays, type Master } from '../domain/master-epochs.ts';
import type { Vault } from './vault.ts';

/** What the trail says of a master key (`causation` is its id), and for how many days one is to wrap, under nobody's name. */
export const masterNotes = {
  days: 'master-key-days',
  inUse: 'master-key-in-use',
  ended: 'master-key-ended',
  destroyed: 'master-key-destroyed',
  lost: 'master-key-lost',
} as const;

export type NoteMaster = (use: 'rotate' | 'destroy', because: string, masterKeyId: string) => Promise<void>;

type Seen = Readonly<{
  /** In the order in which they were seen to wrap. */
  masters: readonly Master[];
  /** Those of which somebody said that no copy is left. */
  destroyed: ReadonlySet<string>;
  /** Those of which somebody said that what they wrapped is given up. */
  lost: ReadonlySet<string>;
  /** For how long one wraps, as it was last asked. */
  days: number;
}>;

export const mastersSeen = async (vault: Pick<Vault, 'recorded'>): Promise<Seen> => {
  const masters: Master[] = [];
  let days: number = epochDays.usual;
  const [destroyed, lost] = [new Set<string>(), new Set<string>()];
  for (const { because, causation: id, at: since } of await vault.recorded('nobody')) {
    if (because === masterNotes.inUse) masters.push({ id, since });
    if (because === masterNotes.destroyed) destroyed.add(id);
    if (because === masterNotes.lost) lost.add(id);
    if (because === masterNotes.days) days = Number.parseInt(id, 10);
  }
  return { masters, destroyed, lost, days };
};

import type { ServiceClient } from '@handoff/http';
import { z } from 'zod';

const watched = z.object({
  heldBy: z.enum(['service', 'hand']),
  present: z.object({ id: z.string(), since: z.string().nullable(), renewBy: z.string().nullable() }),
  due: z.array(
    z.object({ act: z.enum(['ask', 'rotate', 'destroy']), id: z.string(), since: z.string().nullable() }),
  ),
  lacking: z.array(z.string()),
});

/** How the epochs of the master key stand; while nobody can tell, why. */
export type MasterKey = z.infer<typeof watched> | Readonly<{ unknown: string }>;

export const masterKeyOf = async (intake: ServiceClient): Promise<MasterKey> => {
  try {
    return watched.parse((await intake.get('/internal/key-rotation/epoch')).body);
  } catch (error) {
    return { unknown: error instanceof Error ? error.message : 'It was not told.' };
  }
};

/** As `handoff status` says it: one line, and one for each thing that somebody has to do. */
export const masterKeyInWords = (told: MasterKey): readonly string[] => {
  if ('unknown' in told) return [`master key: it can't be told since when it wraps. ${told.unknown}`];
  const { heldBy, present, due, lacking } = told;
  return [
    `master key ${present.id}${present.since === null || present.renewBy === null ? '' : ` wraps since ${dayOf(present.since)}, another one by ${dayOf(present.renewBy)}${heldBy === 'hand' ? ', by hand' : ''}`}`,
    ...due.map(dueInWords),
    ...lacking.map(isLacking),
  ];
};

export const dueInWords = ({
  act,
  id,
  since,
}: Readonly<{ act: 'ask' | 'rotate' | 'destroy'; id: string; since: string | null }>): string => {
  if (since === null)
    return `DUE: handoff keys epoch, which nobody has asked yet: nothing counts how long ${id} wraps`;
  const day = `DUE since ${dayOf(since)}:`;
  if (act === 'ask') return `${day} handoff keys epoch, which nobody asked in time; it is late for ${id}`;
  return act === 'rotate'
    ? `${day} another master key in the place of ${id}`
    : `${day} destroy each copy of ${id}, then say so (--destroyed ${id})`;
};

export const isLacking = (id: string): string =>
  `${id} wrapped some of what is kept, and is not at hand: that stays as it is. Is no copy left, say so to keys epoch (--lost ${id})`;

export const dayOf = (at: string): string => at.slice(0, 10);

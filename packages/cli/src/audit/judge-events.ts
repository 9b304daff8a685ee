import type { Link } from '@handoff/audit';
import { z } from 'zod';

export type EventFinding = Readonly<{
  code: 'event-changed' | 'event-missing';
  tenant: string;
  number: number;
  reason: string;
}>;

const change = z.looseObject({ act: z.literal('changed'), of: z.string(), digest: z.string() });

/**
 * Whether what a link says of an event holds of the event as it is stored. `stored` has no word of an event that its
 * stream was let go of, as an erasure does, and null for one that should be there.
 */
export const judgeEvent = (
  { tenant, number, entry }: Link,
  stored: ReadonlyMap<string, string | null>,
): readonly EventFinding[] => {
  const said = change.safeParse(entry);
  const digest = stored.get(entry.id);
  if (!said.success || digest === undefined || digest === said.data.digest) return [];
  const { of } = said.data;
  return digest === null
    ? [{ code: 'event-missing', tenant, number, reason: `${of} no longer holds the event.` }]
    : [{ code: 'event-changed', tenant, number, reason: `${of} says something else than was decided.` }];
};

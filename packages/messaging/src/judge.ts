import type { Cursor } from './cursors.ts';

export type Judgement = 'next' | 'duplicate' | 'gap' | 'fork';

/** Where an event stands against what was handled. A compacted topic has gaps by nature: newer is enough. */
export const judge = (
  { sequence, id }: { sequence: number; id: string },
  cursor: Cursor | undefined,
  compacted: boolean,
): Judgement => {
  const reached = cursor?.sequence ?? 0;
  if (sequence === reached) return id === cursor?.eventId ? 'duplicate' : 'fork';
  if (sequence < reached) return 'duplicate';
  return compacted || sequence === reached + 1 ? 'next' : 'gap';
};

import type { Cursor, Cursors } from './cursors.ts';

/**
 * The cursors of one batch: read in one question before it, written in one after it. In between they move
 * in memory only. A crash then repeats effects that are known by event id, and loses none.
 */
export const openPositions = async (cursors: Cursors, consumer: string, streams: readonly string[]) => {
  const known = streams.length === 0 ? new Map() : await cursors.readMany(consumer, streams);
  const moved = new Map<string, Cursor>();
  return {
    at: (stream: string): Cursor | undefined => moved.get(stream) ?? known.get(stream),

    advance: (stream: string, cursor: Cursor): void => void moved.set(stream, cursor),

    /** Somebody else (a redrive, the partition's former owner) may have moved it since the batch began. */
    async refresh(stream: string): Promise<void> {
      const stored = await cursors.read(consumer, stream);
      if (stored && stored.sequence > (moved.get(stream)?.sequence ?? 0)) {
        moved.delete(stream);
        known.set(stream, stored);
      }
    },

    async settle(): Promise<void> {
      if (moved.size === 0) return;
      await cursors.advanceMany(consumer, moved);
      for (const [stream, cursor] of moved) known.set(stream, cursor);
      moved.clear();
    },
  };
};

export type Positions = Awaited<ReturnType<typeof openPositions>>;

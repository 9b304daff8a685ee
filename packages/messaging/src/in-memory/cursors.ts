import type { Cursor, Cursors } from '../cursors.ts';

/** `kept` outlives the process, as a database does. */
export const inMemoryCursors = (kept: Map<string, Cursor> = new Map()): Cursors => {
  const place = (consumer: string, stream: string) => `${consumer}|${stream}`;

  const advance = (consumer: string, stream: string, cursor: Cursor) => {
    const at = place(consumer, stream);
    if (cursor.sequence > (kept.get(at)?.sequence ?? 0)) kept.set(at, { ...cursor });
  };

  return {
    read: async (consumer, stream) => kept.get(place(consumer, stream)),

    async readMany(consumer, streams) {
      const found = streams.map((stream) => [stream, kept.get(place(consumer, stream))] as const);
      return new Map(found.filter((entry): entry is [string, Cursor] => entry[1] !== undefined));
    },

    advance: async (consumer, stream, cursor) => advance(consumer, stream, cursor),

    async advanceMany(consumer, cursors) {
      for (const [stream, cursor] of cursors) advance(consumer, stream, cursor);
    },
  };
};
